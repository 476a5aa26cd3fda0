import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Commit } from '../../api/_schema';
import type { HistoryModel } from '../../model/repository/historyModel';
import { errorText } from '../../text/errorText';
import { formatAgo, visibleText } from '../../text/format';
import { Button } from '../Buttons';
import { useModel } from '../useModel';
import { CommitView } from './CommitView';
import { PaneList } from './PaneList';

export interface IHistoryViewProps {
  model: HistoryModel;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  onBringBack: (file: string, commit: string) => void;
  /** Show the commits of one file instead. */
  onHistory: (file: string) => void;
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
            : model.onlyFile === null
              ? trans.__('There is no commit yet.')
              : trans.__('No commit has this file yet.')}
      </p>
    );
  }
  const now = Date.now();
  return (
    <div className="jp-ImportRun-panes">
      <div className="jp-ImportRun-paneList">
        <PaneList
          items={commits}
          label={trans.__('Commits')}
          shown={shown}
          onShow={id => {
            void model.show(id);
          }}
        >
          {commit => <CommitLines commit={commit} now={now} trans={trans} />}
        </PaneList>
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

interface ICommitLinesProps {
  commit: Commit;
  now: number;
  trans: TranslationBundle;
}

function CommitLines(props: ICommitLinesProps): React.JSX.Element {
  const { commit, now, trans } = props;
  const subject = visibleText(commit.subject);
  return (
    <>
      <div className="jp-ImportRun-cut" title={subject}>
        {subject || trans.__('(without words)')}
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
    </>
  );
}
