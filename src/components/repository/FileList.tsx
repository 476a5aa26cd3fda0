import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { FileRow, type IFileRowActions } from './FileRow';
import { WindowedRows } from './WindowedRows';

const ROW_HEIGHT = 24;
/** Of so many files, more are reached by scrolling. */
const MOST_ROWS = 12;

export interface IFileListProps {
  changes: readonly Change[];
  /** All there are, also those that the server did not list. */
  total: number;
  /** Paths that stay out of the commit; null where nothing is chosen. */
  left: ReadonlySet<string> | null;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  actions: IFileRowActions;
  onChoose: (path: string, isChosen: boolean) => void;
}

/** The changed files. */
export function FileList(props: IFileListProps): React.JSX.Element {
  const { changes, left, total, trans } = props;
  return (
    <>
      <WindowedRows
        role="list"
        className="jp-ImportRun-files"
        aria-label={trans.__('Changed files')}
        count={changes.length}
        rowHeight={ROW_HEIGHT}
        maxHeight={MOST_ROWS * ROW_HEIGHT}
      >
        {index => {
          const change = changes[index];
          return (
            <FileRow
              key={change.path}
              change={change}
              icon={props.iconOf(change.path)}
              isChosen={left === null ? null : !left.has(change.path)}
              position={index + 1}
              size={total}
              trans={trans}
              actions={props.actions}
              onChoose={isChosen => {
                props.onChoose(change.path, isChosen);
              }}
            />
          );
        }}
      </WindowedRows>
      {total > changes.length && (
        <p className="jp-ImportRun-cardNote jp-ImportRun-small">
          {trans.__(
            '… and %1 more.',
            (total - changes.length).toLocaleString()
          )}
        </p>
      )}
    </>
  );
}
