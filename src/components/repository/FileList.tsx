import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { type FileRowItem, fileRows } from '../../model/repository/fileRows';
import type { Folders } from '../../model/repository/foldersModel';
import type { Selection } from '../../model/repository/selection';
import { errorText } from '../../text/errorText';
import { LinkButton } from '../Buttons';
import { FileRow, type IFileRowActions } from './FileRow';
import { WindowedRows } from './WindowedRows';

const ROW_HEIGHT = 24;
/** Of so many files, more are reached by scrolling. */
const MOST_ROWS = 12;

export interface IFileListActions extends IFileRowActions {
  onMoreFiles: (folder: string) => void;
}

export interface IFileListProps {
  changes: readonly Change[];
  /** All there are, also those that the server did not list. */
  total: number;
  /** The untracked folders that were looked into. */
  folders: Folders;
  /** Notebooks that no hand changed. */
  kernelOnly: ReadonlySet<string>;
  /** What comes along; null where nothing is chosen. */
  selection: Selection | null;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  actions: IFileListActions;
}

/** The changed files; untracked folders unfold. */
export function FileList(props: IFileListProps): React.JSX.Element {
  const { changes, folders, total, trans } = props;
  const rows = React.useMemo(
    () => fileRows(changes, folders),
    [changes, folders]
  );
  return (
    <>
      <WindowedRows
        role="list"
        className="jp-ImportRun-files"
        aria-label={trans.__('Changed files')}
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        maxHeight={MOST_ROWS * ROW_HEIGHT}
      >
        {index => (
          <Row
            key={rows[index].key}
            {...props}
            row={rows[index]}
            position={index + 1}
            size={total + rows.length - changes.length}
          />
        )}
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

interface IRowProps extends IFileListProps {
  row: FileRowItem;
  position: number;
  size: number;
}

function Row(props: IRowProps): React.JSX.Element {
  const { actions, folders, row, selection, trans } = props;
  if (row.kind !== 'file') {
    return (
      <div
        className="jp-ImportRun-file jp-mod-inner jp-ImportRun-small"
        role="listitem"
      >
        {row.kind === 'more' ? (
          <LinkButton
            label={trans._n('Show %1 More', 'Show %1 More', row.left)}
            onClick={() => {
              actions.onMoreFiles(row.folder);
            }}
          />
        ) : (
          <span className="jp-ImportRun-cut">
            {row.error !== null
              ? errorText(row.error, trans).sentence
              : row.isRepository
                ? trans.__('A repository of its own')
                : trans.__('Looking into it…')}
          </span>
        )}
      </div>
    );
  }
  const { change, folder, isOpen } = row;
  const share =
    selection === null
      ? null
      : folder === null
        ? selection.shareOf(change.path, folders.get(change.path)?.total)
        : selection.has(change.path, folder)
          ? 'all'
          : 'none';
  return (
    <FileRow
      change={change}
      folder={folder}
      icon={props.iconOf(change.path)}
      isKernelOnly={props.kernelOnly.has(change.path)}
      isOpen={isOpen}
      share={share}
      position={props.position}
      size={props.size}
      trans={trans}
      actions={actions}
    />
  );
}
