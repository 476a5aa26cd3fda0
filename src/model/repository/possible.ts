import type { RepositoryStatus } from '../../api/_schema';
import { isOnServer } from '../../text/repositoryText';
import { isUnfinished } from './changes';
import { isBusyWith } from './repositoryJobs';
import type { IRepositoryState } from './repositoryModel';
import type { RepositoryVerb } from './verbs';

/**
 * Whether something can be done with a repository now, as far as is known.
 *
 * The card, its menu and the commands all ask here.
 */
export function isPossible(
  verb: RepositoryVerb,
  { running, status }: Pick<IRepositoryState, 'running' | 'status'>
): boolean {
  if (status === null) {
    return true;
  }
  const { ahead, branch, changes_total, commit, url } = status;
  const isFree = !isBusyWith(running);
  const isReady = isFree && !isUnfinished(status);
  switch (verb) {
    case 'check':
      return url !== null && running === null;
    case 'pull':
      return isReady && url !== null && branch !== null;
    case 'commit':
      return isReady && changes_total > 0;
    case 'push':
      return isReady && (Boolean(ahead) || isNewThere(status));
    case 'switch-branch':
    case 'restore':
      return isFree;
    case 'new-branch':
      return isFree && commit !== null;
    case 'reclone':
      return isFree && url !== null && status.irreplaceable === null;
    case 'history':
      return true;
  }
}

/** Whether its server does not have the branch yet, and could get it. */
export function isNewThere(status: RepositoryStatus): boolean {
  return (
    status.url !== null &&
    status.branch !== null &&
    status.commit !== null &&
    !status.upstream_gone &&
    !isOnServer(status)
  );
}
