import type { Change, RepositoryStatus } from '../../api/_schema';
import { baseName, isNotebook, parentOf } from '../paths';

/** The letter that people know from Git for what became of a file. */
export function statusLetter(status: Change['status']): string {
  return {
    added: 'A',
    conflicted: '!',
    deleted: 'D',
    modified: 'M',
    renamed: 'R',
    typechange: 'T',
    untracked: 'U'
  }[status];
}

/** A path as a list shows it: the name, and the folder that it is in. */
export function nameAndFolder(path: string): { name: string; folder: string } {
  const isFolder = path.endsWith('/');
  const whole = isFolder ? path.slice(0, -1) : path;
  const name = baseName(whole);
  return { name: isFolder ? `${name}/` : name, folder: parentOf(whole) };
}

/** The paths that a commit of a change needs: a renamed file goes by both its names. */
export function pathsOf(changes: readonly Change[]): string[] {
  return [
    ...new Set(
      changes.flatMap(({ origin, path }) =>
        origin === null ? [path] : [origin, path]
      )
    )
  ];
}

/** Whether a file, or something in an untracked folder, is among the changes. */
export function isAmong(path: string, changes: readonly Change[]): boolean {
  return changes.some(
    change =>
      change.path === path ||
      (change.path.endsWith('/') && path.startsWith(change.path))
  );
}

/**
 * Whether a new change comes along with a commit unless the person takes it out: what
 * needs a look first does not, nor what no commit should have. A submodule at another commit
 * mostly was not moved by the person but stayed behind, and a commit would move it for everybody.
 *
 * @param kernelOnly - Notebooks that no hand changed, only the kernel that they were opened with.
 */
export function comesAlong(
  { path, status }: Change,
  repository: RepositoryStatus,
  kernelOnly: ReadonlySet<string>
): boolean {
  return (
    status !== 'conflicted' &&
    !kernelOnly.has(path) &&
    !repository.nested.includes(path) &&
    wantedCommit(path, repository) === null &&
    // JupyterLab makes it beside whatever is opened.
    !(status === 'untracked' && /(^|\/)\.ipynb_checkpoints\/$/.test(path))
  );
}

/** Whether it may be that only a kernel changed it. What somebody has staged is meant. */
export function mayBeKernelOnly({ path, staged, status }: Change): boolean {
  return status === 'modified' && !staged && isNotebook(path);
}

/** The commit at which the repository wants a submodule that is at another one. */
export function wantedCommit(
  path: string,
  { moved_submodules }: RepositoryStatus
): string | null {
  return moved_submodules.find(moved => moved.path === path)?.wanted ?? null;
}

/**
 * Whether another tool began something that has to be ended first.
 *
 * What a step of ours left in the middle is settled by the next one.
 */
export function isUnfinished({ state }: RepositoryStatus): boolean {
  return state !== 'clean' && state !== 'dirty' && state !== 'interrupted';
}
