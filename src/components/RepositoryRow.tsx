import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositorySummary } from '../api/_schema';
import { repositoryIcon } from '../icons';
import { visibleText } from '../text/format';
import { addressOf } from '../text/sourceText';

export interface IRepositoryRowActions {
  onFocus: (path: string) => void;
  onMenu: (repository: RepositorySummary, x: number, y: number) => void;
  onOpen: (repository: RepositorySummary) => void;
  onToggle: (path: string) => void;
  onUse: (path: string) => void;
}

export interface IRepositoryRowProps {
  repository: RepositorySummary;
  isExpanded: boolean;
  /** Whether Tab comes to this row. */
  isCurrent: boolean;
  actions: IRepositoryRowActions;
  /** What there is to pull, push and commit, as far as it is known. */
  renderMarks: (repository: RepositorySummary) => React.ReactNode;
  /** The line below the name, in an element of this id. */
  renderState: (
    repository: RepositorySummary,
    id: string,
    isExpanded: boolean
  ) => React.ReactNode;
  renderCard: (repository: RepositorySummary) => React.ReactNode;
}

/** One repository: a line to find it, a line for where it stands, and a card. */
export function RepositoryRow(props: IRepositoryRowProps): React.JSX.Element {
  const { actions, isCurrent, isExpanded, repository } = props;
  const id = React.useId();
  const Caret = isExpanded ? caretDownIcon : caretRightIcon;
  const name = visibleText(repository.name);
  return (
    <div
      className="jp-ImportRun-repo"
      role="treeitem"
      aria-expanded={isExpanded}
      aria-labelledby={`${id}-name ${id}-state ${id}-marks`}
      data-path={repository.path}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={event => {
        if (event.target === event.currentTarget) {
          actions.onFocus(repository.path);
        }
        actions.onUse(repository.path);
      }}
      onContextMenu={event => {
        event.preventDefault();
        event.stopPropagation();
        actions.onMenu(repository, event.clientX, event.clientY);
      }}
    >
      <div
        className="jp-ImportRun-repoHead"
        title={titleOf(repository)}
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
        <span id={`${id}-marks`}>{props.renderMarks(repository)}</span>
        {props.renderState(repository, `${id}-state`, isExpanded)}
      </div>
      {isExpanded && props.renderCard(repository)}
    </div>
  );
}

/** Where it is, and where it comes from. */
function titleOf({ path, url }: RepositorySummary): string {
  const folder = visibleText(path);
  return url === null ? folder : `${folder}\n${visibleText(addressOf(url))}`;
}
