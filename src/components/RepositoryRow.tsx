import type { TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownIcon,
  caretRightIcon,
  launchIcon,
  type LabIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositorySummary } from '../api/_schema';
import { visibleText } from '../format';
import { branchIcon, repositoryIcon, tagIcon } from '../icons';
import { addressOf } from '../sourceText';
import { Button } from './Buttons';

/** Characters of a commit that are shown where there is no branch. */
const SHORT_COMMIT = 8;

export interface IRepositoryRowActions {
  onFocus: (path: string) => void;
  onMenu: (repository: RepositorySummary, x: number, y: number) => void;
  onOpen: (repository: RepositorySummary) => void;
  onReveal: (repository: RepositorySummary) => void;
  onToggle: (path: string) => void;
}

export interface IRepositoryRowProps {
  repository: RepositorySummary;
  isExpanded: boolean;
  /** Whether Tab comes to this row. */
  isCurrent: boolean;
  trans: TranslationBundle;
  actions: IRepositoryRowActions;
}

/** One repository: a line to find it, a line for where it stands, and a card. */
export function RepositoryRow(props: IRepositoryRowProps): React.JSX.Element {
  const { actions, isCurrent, isExpanded, repository, trans } = props;
  const id = React.useId();
  const Caret = isExpanded ? caretDownIcon : caretRightIcon;
  const name = visibleText(repository.name);
  return (
    <div
      className="jp-ImportRun-repo"
      role="treeitem"
      aria-expanded={isExpanded}
      aria-labelledby={`${id}-name ${id}-state`}
      data-path={repository.path}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={event => {
        if (event.target === event.currentTarget) {
          actions.onFocus(repository.path);
        }
      }}
      onContextMenu={event => {
        event.preventDefault();
        event.stopPropagation();
        actions.onMenu(repository, event.clientX, event.clientY);
      }}
    >
      <div
        className="jp-ImportRun-repoHead"
        title={visibleText(repository.path)}
        onClick={() => {
          actions.onToggle(repository.path);
        }}
        onDoubleClick={() => {
          actions.onOpen(repository);
        }}
      >
        <Caret.react tag="span" className="jp-ImportRun-icon" />
        <repositoryIcon.react tag="span" className="jp-ImportRun-icon" />
        <span
          id={`${id}-name`}
          className={
            isExpanded
              ? 'jp-ImportRun-cut jp-ImportRun-repoName jp-mod-open'
              : 'jp-ImportRun-cut jp-ImportRun-repoName'
          }
        >
          {name}
        </span>
        <RepositoryState
          id={`${id}-state`}
          repository={repository}
          trans={trans}
        />
      </div>
      {isExpanded && <RepositoryCard {...props} />}
    </div>
  );
}

interface IRepositoryStateProps {
  id: string;
  repository: RepositorySummary;
  trans: TranslationBundle;
}

function RepositoryState(props: IRepositoryStateProps): React.JSX.Element {
  const { repository, trans } = props;
  const { branch, commit, url } = repository;
  const [Icon, words]: [LabIcon, string] =
    branch !== null
      ? [branchIcon, visibleText(branch)]
      : commit !== null
        ? [tagIcon, trans.__('%1 · no branch', commit.slice(0, SHORT_COMMIT))]
        : [branchIcon, trans.__('no commit yet')];
  return (
    <span id={props.id} className="jp-ImportRun-repoState">
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-cut" title={words}>
        {words}
      </span>
      {url === null && (
        <span className="jp-ImportRun-fixed">{trans.__('· no remote')}</span>
      )}
    </span>
  );
}

function RepositoryCard(props: IRepositoryRowProps): React.JSX.Element {
  const { actions, repository, trans } = props;
  const address =
    repository.url === null ? null : visibleText(addressOf(repository.url));
  return (
    <div className="jp-ImportRun-card">
      {address !== null && repository.web_url !== null && (
        <a
          className="jp-ImportRun-cardAddress"
          href={repository.web_url}
          target="_blank"
          rel="noopener noreferrer"
          title={address}
        >
          <span className="jp-ImportRun-cut">{address}</span>
          <launchIcon.react tag="span" className="jp-ImportRun-icon" />
        </a>
      )}
      {address !== null && repository.web_url === null && (
        <span className="jp-ImportRun-cardAddress" title={address}>
          <span className="jp-ImportRun-cut">{address}</span>
        </span>
      )}
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button
          label={trans.__('Open')}
          onClick={() => {
            actions.onOpen(repository);
          }}
        />
        <Button
          label={trans.__('Show in Files')}
          onClick={() => {
            actions.onReveal(repository);
          }}
        />
      </div>
    </div>
  );
}
