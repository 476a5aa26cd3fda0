import type { Job, JobWarning } from '../api/_schema';
import { isRunning } from './jobsModel';
import { isNotebook } from './paths';

/** One row of the list: a job, and the job that it started in the background, if any. */
export interface IActivityRow {
  job: Job;
  child: Job | null;
}

/**
 * The rows of the list: what goes on first, then what has ended, each newest first.
 *
 * A job with a parent is drawn in its parent's row for as long as that one is listed.
 *
 * @param jobs - Newest first.
 * @param isDrawn - Whether a job that is still running has waited long enough.
 */
export function activityRows(
  jobs: readonly Job[],
  isDrawn: (job: Job) => boolean
): IActivityRow[] {
  const listed = jobs.filter(
    job => isActivity(job) && (!job.dismissed || isRunning(job))
  );
  const ids = new Set(listed.map(job => job.id));
  const rows = listed
    .filter(job => job.parent === null || !ids.has(job.parent))
    // A history that arrived is nothing to do anything with.
    .filter(job => job.kind !== 'fetch' || job.state !== 'succeeded')
    .filter(job => !isRunning(job) || isDrawn(job))
    .map(job => ({
      job,
      child: listed.find(other => other.parent === job.id) ?? null
    }));
  return [
    ...rows.filter(row => isActive(row)),
    ...rows.filter(row => !isActive(row))
  ];
}

/**
 * Whether a job belongs on the list: what comes here, and histories that come afterwards;
 * what goes to a repository that is not here.
 *
 * What is done in a repository that is here is told in its card.
 */
export function isActivity(job: Job): boolean {
  const { kind, parent } = job;
  return (
    isImport(job) || isOutgoing(job) || (kind === 'fetch' && parent !== null)
  );
}

/** Whether a job brings something here. */
export function isImport({ kind }: Job): boolean {
  return kind.startsWith('import_');
}

/** Whether a job takes files to a repository that is elsewhere. */
export function isOutgoing({ kind }: Job): boolean {
  return kind === 'publish' || kind === 'create_project';
}

/** The jobs of a row that can be taken off the list: all of them, or none yet. */
export function dismissable(row: IActivityRow): string[] {
  if (isActive(row)) {
    return [];
  }
  return row.child === null ? [row.job.id] : [row.job.id, row.child.id];
}

export function isActive(row: IActivityRow): boolean {
  return isRunning(row.job) || (row.child !== null && isRunning(row.child));
}

/** Where the result of a job is: the folder or notebook, and what to open in it. */
export function resultPaths(
  job: Job
): { path: string; openPath: string; isFolder: boolean } | null {
  const { result } = job;
  switch (result?.kind) {
    case 'import_notebook':
      return { path: result.path, openPath: result.path, isFolder: false };
    case 'import_repository':
      return {
        path: result.path,
        openPath: result.open_path ?? result.path,
        isFolder: result.open_path === null
      };
    default:
      return null;
  }
}

/** The notebook that a job brought and that can be run, or null. */
export function notebookOf(job: Job): string | null {
  const openPath = resultPaths(job)?.openPath ?? null;
  return openPath !== null && isNotebook(openPath) ? openPath : null;
}

/** What a person should know of a job that succeeded. */
export function warningsOf({ result }: Job): readonly JobWarning[] {
  return result !== null && 'warnings' in result ? result.warnings : [];
}
