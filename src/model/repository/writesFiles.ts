import type { RepositoryRequest } from './repositoryJobs';

/** The kinds of job that may write, change or take away files that are open. */
const WRITING: ReadonlySet<string> = new Set<RepositoryRequest['kind']>([
  'discard',
  'merge_branch',
  'pull',
  'reclone',
  'repair',
  'restore',
  'restore_version',
  'switch_branch'
]);

export function writesFiles({ kind }: { kind: string }): boolean {
  return WRITING.has(kind);
}
