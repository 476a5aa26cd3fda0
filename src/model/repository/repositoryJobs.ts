import type { Job } from '../../api/_schema';
import type { JobRequest } from '../../api/jobs';

/** What can be asked for in a repository that is here. */
export type RepositoryRequest = Exclude<
  JobRequest,
  { kind: 'import_notebook' | 'import_repository' }
>;

/** Where the conflicts that a job meets can be settled with it. */
export type MergingRequest = Extract<
  RepositoryRequest,
  { resolutions?: unknown }
>;

export type ForkRequest = Extract<
  RepositoryRequest,
  { kind: 'fork_repository' }
>;

/**
 * The API path of the repository that a job works on; null where it is not known.
 *
 * A request to restore names its snapshot only: its repository is known at the end.
 */
export function repositoryOf({ request, result }: Job): string | null {
  if (request.kind === 'restore') {
    return result?.kind === 'restore' ? result.path : null;
  }
  return 'path' in request ? request.path : null;
}

/**
 * Whether a repository waits for a job. Asking its server, or fetching its history, is done
 * beside everything else.
 */
export function isBusyWith(job: Job | null): boolean {
  return job !== null && job.kind !== 'fetch';
}

export function isRepositoryRequest(
  request: JobRequest
): request is RepositoryRequest {
  return (
    request.kind !== 'import_notebook' && request.kind !== 'import_repository'
  );
}

export function isMerging(request: JobRequest): request is MergingRequest {
  return (
    request.kind === 'pull' ||
    request.kind === 'merge_branch' ||
    request.kind === 'switch_branch' ||
    request.kind === 'restore'
  );
}

/** Whether it may take a lot of space if the person says so. */
export function canKeepLarge(
  request: RepositoryRequest
): request is Extract<RepositoryRequest, { keep_large?: unknown }> {
  return isMerging(request) || request.kind === 'discard';
}
