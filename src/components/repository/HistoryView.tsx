import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Commit } from '../../api/_schema';
import { errorText } from '../../errorText';
import { formatAgo, visibleText } from '../../format';
import type { HistoryModel } from '../../model/repository/historyModel';
import { Button } from '../Buttons';
import { classes } from '../classes';
import { useModel } from '../useModel';
import { CommitView } from './CommitView';

export interface IHistoryViewProps {
  model: HistoryModel;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  onBringBack: (file: string, commit: string) => void;
}

/** The commits, newest first, and what the one that is looked into changed. */
export function HistoryView(props: IHistoryViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { before, commits, error, isLoading, shown } = useModel(model);
  if (commits.length === 0) {
    return (
      <p className="jp-ImportRun-dialogBody" role="status">
        {error !== null
          ? errorText(error, trans).sentence
          : isLoading
            ? trans.__('Looking for commits…')
            : trans.__('There is no commit yet.')}
      </p>
    );
  }
  return (
    <div className="jp-ImportRun-panes">
      <div className="jp-ImportRun-paneList">
        <CommitOptions
          commits={commits}
          shown={shown}
          trans={trans}
          onShow={id => {
            void model.show(id);
          }}
        />
        {before !== null && (
          <Button
            label={trans.__('Show More')}
            isDisabled={isLoading}
            onClick={() => {
              void model.more();
            }}
          />
        )}
      </div>
      <CommitView {...props} />
    </div>
  );
}

interface ICommitOptionsProps {
  commits: readonly Commit[];
  shown: string | null;
  trans: TranslationBundle;
  onShow: (id: string) => void;
}

function CommitOptions(props: ICommitOptionsProps): React.JSX.Element {
  const { commits, onShow, shown, trans } = props;
  const id = React.useId();
  const list = React.useRef<HTMLDivElement>(null);
  const index = commits.findIndex(commit => commit.id === shown);
  const now = Date.now();
  React.useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={trans.__('Commits')}
      aria-activedescendant={index === -1 ? undefined : `${id}-${index}`}
      onKeyDown={event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) {
          event.preventDefault();
          const next = commits[index + step];
          if (next !== undefined) {
            onShow(next.id);
          }
        }
      }}
    >
      {commits.map((commit, at) => (
        <div
          key={commit.id}
          id={`${id}-${at}`}
          className={classes(
            'jp-ImportRun-paneItem',
            at === index && 'jp-mod-active'
          )}
          role="option"
          aria-selected={at === index}
          onClick={() => {
            onShow(commit.id);
          }}
        >
          <div className="jp-ImportRun-cut" title={visibleText(commit.subject)}>
            {visibleText(commit.subject) || trans.__('(without words)')}
          </div>
          <div className="jp-ImportRun-small jp-ImportRun-cut">
            {[
              visibleText(commit.author),
              formatAgo(commit.date, now, trans),
              commit.pushed ? '' : trans.__('not pushed'),
              ...[...commit.branches, ...commit.tags].map(visibleText)
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      ))}
    </div>
  );
}
