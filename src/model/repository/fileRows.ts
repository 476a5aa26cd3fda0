import type { Change, ErrorInfo } from '../../api/_schema';
import type { Folders } from './foldersModel';

/** A line of the list of changed files. `folder` is the untracked folder that it is in. */
export type FileRowItem =
  | {
      kind: 'file';
      key: string;
      change: Change;
      folder: string | null;
      /** Null for what cannot be unfolded. */
      isOpen: boolean | null;
    }
  | { kind: 'more'; key: string; folder: string; left: number }
  | {
      kind: 'note';
      key: string;
      /** The folder is a repository of its own, which nobody unfolds here. */
      isRepository: boolean;
      error: ErrorInfo | null;
    };

/** The changes, and below each untracked folder that is open its files. */
export function fileRows(
  changes: readonly Change[],
  folders: Folders
): FileRowItem[] {
  return changes.flatMap(change => {
    const { path, status } = change;
    const canOpen = status === 'untracked' && path.endsWith('/');
    const known = canOpen ? folders.get(path) : undefined;
    const isOpen = canOpen ? (known?.isOpen ?? false) : null;
    const row: FileRowItem = {
      kind: 'file',
      key: path,
      change,
      folder: null,
      isOpen
    };
    if (known === undefined || !known.isOpen) {
      return [row];
    }
    const rows: FileRowItem[] = [row];
    const isRepository = known.files.includes(path);
    for (const file of isRepository ? [] : known.files) {
      rows.push({
        kind: 'file',
        key: `${path}\0${file}`,
        change: {
          path: file,
          status: 'untracked',
          staged: false,
          origin: null
        },
        folder: path,
        isOpen: null
      });
    }
    const key = `${path}\0`;
    const { after, error, files, isLoading, total } = known;
    if (error !== null || isRepository || (isLoading && files.length === 0)) {
      rows.push({ kind: 'note', key, isRepository, error });
    } else if (after !== null) {
      const left = total - files.length;
      rows.push({ kind: 'more', key, folder: path, left });
    }
    return rows;
  });
}
