import type { Change } from '../../api/_schema';

/** How much of a change comes along: of an untracked folder it may be some. */
export type Share = 'all' | 'none' | 'some';

/**
 * What a person takes of the changes: everything, but for what they left out.
 *
 * An untracked folder is one change, of whose files each may be an exception.
 */
export class Selection {
  constructor(
    /** Changes that stay out, and files of folders that come along otherwise. */
    readonly left: ReadonlySet<string> = new Set(),
    /** Files of folders that stay out otherwise. */
    readonly taken: ReadonlySet<string> = new Set()
  ) {}

  /** Whether a file comes along; `folder` is the change that it is in, or null. */
  has(path: string, folder: string | null = null): boolean {
    return folder === null || !this.left.has(folder)
      ? !this.left.has(path)
      : this.taken.has(path);
  }

  /** @param total - How many files a folder has, where that is known. */
  shareOf(path: string, total?: number): Share {
    const isIn = this.has(path);
    const exceptions = this.exceptions(path).length;
    if (exceptions === 0) {
      return isIn ? 'all' : 'none';
    }
    return exceptions !== total ? 'some' : isIn ? 'none' : 'all';
  }

  /** The files of a folder that are not as the folder itself. */
  exceptions(folder: string): string[] {
    return folder.endsWith('/')
      ? [...(this.has(folder) ? this.left : this.taken)].filter(
          path => path !== folder && path.startsWith(folder)
        )
      : [];
  }

  /** Take a change or leave it; `folder`: only one file of that one. */
  choose(path: string, isChosen: boolean, folder: string | null): Selection {
    const left = new Set(this.left);
    const taken = new Set(this.taken);
    if (folder === null) {
      for (const exception of this.exceptions(path)) {
        left.delete(exception);
        taken.delete(exception);
      }
      put(left, path, !isChosen);
    } else if (this.has(folder)) {
      put(left, path, !isChosen);
    } else {
      put(taken, path, isChosen);
    }
    return new Selection(left, taken);
  }

  /** Without what is no change any more. */
  among(changes: readonly Change[]): Selection {
    const known = new Set(changes.map(({ path }) => path));
    const folders = [...known].filter(path => path.endsWith('/'));
    const isThere = (path: string) =>
      known.has(path) || folders.some(folder => path.startsWith(folder));
    return new Selection(
      new Set([...this.left].filter(isThere)),
      new Set([...this.taken].filter(isThere))
    );
  }
}

/**
 * How much comes along of `total` things.
 *
 * @param shares - Those of the ones that can be chosen; what is not listed stays out.
 */
export function shareOfAll(shares: readonly Share[], total: number): Share {
  if (shares.every(share => share === 'none')) {
    return 'none';
  }
  const isWhole = shares.every(share => share === 'all');
  return isWhole && shares.length === total ? 'all' : 'some';
}

function put(paths: Set<string>, path: string, isIn: boolean): void {
  if (isIn) {
    paths.add(path);
  } else {
    paths.delete(path);
  }
}
