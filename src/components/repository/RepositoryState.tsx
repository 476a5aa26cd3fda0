import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositorySummary } from '../../api/_schema';
import { branchIcon, tagIcon, warningIcon } from '../../icons';
import { visibleText } from '../../text/format';

/** Characters of a commit that are shown where there is no branch. */
const SHORT_COMMIT = 8;

export interface IRepositoryStateProps {
  id: string;
  /** The card shows it too. */
  isHidden: boolean;
  repository: RepositorySummary;
  /** What wants attention, or null. */
  trouble: string | null;
  trans: TranslationBundle;
}

/** The line below the name: its branch, or what wants attention before anything else. */
export function RepositoryState(
  props: IRepositoryStateProps
): React.JSX.Element {
  const { isHidden, repository, trans, trouble } = props;
  return (
    <span
      id={props.id}
      className={isHidden ? 'jp-ImportRun-heard' : 'jp-ImportRun-repoState'}
    >
      {trouble !== null && !isHidden ? (
        <>
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
          <span className="jp-ImportRun-cut" title={trouble}>
            {trouble}
          </span>
        </>
      ) : (
        <Standing repository={repository} trans={trans} />
      )}
    </span>
  );
}

function Standing(
  props: Pick<IRepositoryStateProps, 'repository' | 'trans'>
): React.JSX.Element {
  const { repository, trans } = props;
  const { branch, commit, tag, url } = repository;
  const [Icon, words]: [LabIcon, string] =
    branch !== null
      ? [branchIcon, visibleText(branch)]
      : tag !== null
        ? [tagIcon, visibleText(tag)]
        : commit !== null
          ? [tagIcon, trans.__('%1 · no branch', commit.slice(0, SHORT_COMMIT))]
          : [branchIcon, trans.__('no commit yet')];
  return (
    <>
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-cut" title={words}>
        {words}
      </span>
      {branch === null && tag !== null && (
        <span className="jp-ImportRun-fixed">
          {trans.__('· a tag, not a branch')}
        </span>
      )}
      {url === null && (
        <span className="jp-ImportRun-fixed">{trans.__('· no remote')}</span>
      )}
      {repository.hidden && (
        <span className="jp-ImportRun-fixed">{trans.__('· hidden')}</span>
      )}
    </>
  );
}
