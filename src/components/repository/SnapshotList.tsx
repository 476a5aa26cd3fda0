import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Snapshot } from '../../api/_schema';
import { formatBytes, visibleText } from '../../text/format';
import { shortCommit } from '../../text/repositoryText';
import { causeText } from '../../text/snapshotText';
import { PaneList } from './PaneList';

export interface ISnapshotListProps {
  snapshots: readonly Snapshot[];
  shown: string | null;
  trans: TranslationBundle;
  onShow: (id: string) => void;
}

/** From this size on, what a snapshot costs is worth a word. */
const WORTH_SAYING = 10_000_000;

/** The snapshots, newest first, under their days. */
export function SnapshotList(props: ISnapshotListProps): React.JSX.Element {
  const { onShow, shown, snapshots, trans } = props;
  return (
    <div className="jp-ImportRun-paneList">
      <PaneList
        items={snapshots}
        label={trans.__('Snapshots')}
        shown={shown}
        groupOf={(snapshot, before) => {
          const day = dayText(snapshot.created, trans);
          return before !== undefined && dayText(before.created, trans) === day
            ? null
            : day;
        }}
        onShow={onShow}
      >
        {snapshot => <SnapshotLines snapshot={snapshot} trans={trans} />}
      </PaneList>
    </div>
  );
}

interface ISnapshotLinesProps {
  snapshot: Snapshot;
  trans: TranslationBundle;
}

function SnapshotLines(props: ISnapshotLinesProps): React.JSX.Element {
  const { snapshot, trans } = props;
  const { branch, bytes, cause, commit, created, files } = snapshot;
  const place =
    branch === null ? shortCommit(commit ?? '') : visibleText(branch);
  return (
    <>
      <div className="jp-ImportRun-paneLine">
        <span className="jp-ImportRun-grow jp-ImportRun-cut">
          {causeText(cause, trans)}
        </span>
        <span className="jp-ImportRun-small">
          {[
            trans._n('%1 file', '%1 files', files),
            bytes >= WORTH_SAYING ? formatBytes(bytes) : ''
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="jp-ImportRun-small jp-ImportRun-cut">
        {[place, timeText(created)].filter(Boolean).join(' · ')}
      </div>
    </>
  );
}

function dayText(time: string, trans: TranslationBundle): string {
  const day = new Date(time);
  const today = new Date();
  const yesterday = new Date();
  yesterday.setDate(today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) {
    return trans.__('Today');
  }
  if (day.toDateString() === yesterday.toDateString()) {
    return trans.__('Yesterday');
  }
  return day.toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long'
  });
}

export function timeText(time: string): string {
  return new Date(time).toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit'
  });
}
