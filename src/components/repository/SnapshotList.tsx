import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Snapshot } from '../../api/_schema';
import { formatBytes, visibleText } from '../../format';
import { shortCommit } from '../../repositoryText';
import { causeText } from '../../snapshotText';
import { classes } from '../classes';

export interface ISnapshotListProps {
  snapshots: readonly Snapshot[];
  shown: string | null;
  trans: TranslationBundle;
  onShow: (id: string) => void;
}

/** From this size on, what a snapshot costs is worth a word. */
const WORTH_SAYING = 10_000_000;

/** The snapshots, newest first, under their days; arrows move. */
export function SnapshotList(props: ISnapshotListProps): React.JSX.Element {
  const { onShow, shown, snapshots, trans } = props;
  const id = React.useId();
  const index = snapshots.findIndex(snapshot => snapshot.id === shown);
  return (
    <div
      className="jp-ImportRun-paneList"
      role="listbox"
      tabIndex={0}
      aria-label={trans.__('Snapshots')}
      aria-activedescendant={index === -1 ? undefined : `${id}-${index}`}
      onKeyDown={event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const next = snapshots[index + (step ?? 0)];
        if (step !== undefined) {
          event.preventDefault();
          if (next !== undefined) {
            onShow(next.id);
          }
        }
      }}
    >
      {snapshots.map((snapshot, at) => {
        const day = dayText(snapshot.created, trans);
        const before = snapshots[at - 1];
        return (
          <React.Fragment key={snapshot.id}>
            {(before === undefined ||
              dayText(before.created, trans) !== day) && (
              <div className="jp-ImportRun-pickerGroup" role="presentation">
                {day}
              </div>
            )}
            <SnapshotOption
              id={`${id}-${at}`}
              snapshot={snapshot}
              isShown={snapshot.id === shown}
              trans={trans}
              onClick={() => {
                onShow(snapshot.id);
              }}
            />
          </React.Fragment>
        );
      })}
    </div>
  );
}

interface ISnapshotOptionProps {
  id: string;
  snapshot: Snapshot;
  isShown: boolean;
  trans: TranslationBundle;
  onClick: () => void;
}

function SnapshotOption(props: ISnapshotOptionProps): React.JSX.Element {
  const { isShown, snapshot, trans } = props;
  const { branch, bytes, cause, commit, created, files } = snapshot;
  const option = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (isShown) {
      option.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isShown]);
  const place =
    branch === null ? shortCommit(commit ?? '') : visibleText(branch);
  return (
    <div
      ref={option}
      id={props.id}
      className={classes('jp-ImportRun-paneItem', isShown && 'jp-mod-active')}
      role="option"
      aria-selected={isShown}
      onClick={props.onClick}
    >
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
    </div>
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
