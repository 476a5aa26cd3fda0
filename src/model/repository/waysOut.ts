import type { ErrorInfo, Job } from '../../api/_schema';
import { hostKeyOf } from '../accounts/hostKey';
import { signInHost } from '../accounts/hosts';
import { conflictsOf } from './conflicts';

/** What a person can do about a job that failed. */
export type WayOut =
  | 'abort'
  | 'author'
  | 'choose_account'
  | 'choose_branch'
  | 'confirm'
  | 'fork'
  | 'keep_large'
  | 'merge'
  | 'move_to_accounts'
  | 'pull_and_push'
  | 'push'
  | 'push_to_new_branch'
  | 'rebase'
  | 'retry'
  | 'settle'
  | 'sign_in'
  | 'trust'
  | 'trust_host_key'
  | 'undo_commit'
  | 'unlock'
  | 'what_of_changes';

/**
 * The ways out of a failure, the best one first; none where only time or somebody else helps.
 *
 * @param url - Where the repository comes from, where that is known.
 */
export function waysOut(job: Job, url: string | null = null): WayOut[] {
  const { error, request } = job;
  if (error === null) {
    return job.state === 'cancelled' ? ['retry'] : [];
  }
  const isPush = request.kind === 'push' || request.kind === 'commit_push';
  // The commit is made: once more would be one too many.
  const again: WayOut = isPush && 'commit' in error.data ? 'push' : 'retry';
  switch (error.code) {
    case 'auth_required':
    case 'auth_failed':
      return signIn(error, url, again);
    case 'conflict':
      if (error.data.reason === 'only_forward') {
        return ['merge', 'rebase'];
      }
      return conflictsOf(error).length > 0 ? ['settle'] : ['retry'];
    case 'local_changes':
      return request.kind === 'switch_branch' &&
        error.data.reason !== 'hidden_changes'
        ? ['what_of_changes']
        : ['retry'];
    case 'too_large':
      return error.data.reason === 'snapshot_size' ? ['keep_large'] : [];
    case 'push_rejected':
      return error.data.reason === 'behind'
        ? ['pull_and_push']
        : ['undo_commit'];
    case 'branch_protected':
      return ['push_to_new_branch'];
    case 'busy':
      return busy(error);
    case 'ref_not_found':
      return error.data.reason === 'no_upstream' ? ['push'] : ['choose_branch'];
    case 'invalid_request':
      return invalid(error);
    case 'forbidden':
      return forbidden(error, url, again);
    case 'unsupported':
      return signInInAddress(error) === null ? [] : ['move_to_accounts'];
    case 'exists':
    case 'not_found':
      return [];
    default:
      return [again];
  }
}

/** Those that are asked about at once, where the person is still at it. */
export function isQuestion(way: WayOut | undefined): boolean {
  return (
    way === 'author' ||
    way === 'confirm' ||
    way === 'keep_large' ||
    way === 'settle' ||
    way === 'what_of_changes'
  );
}

/** The address, without it, in which there is a sign-in that could be an account. */
export function signInInAddress({ data }: ErrorInfo): string | null {
  const { reason, url } = data;
  return reason === 'remote_credentials' &&
    typeof url === 'string' &&
    /^https?:/i.test(url)
    ? url
    : null;
}

function signIn(error: ErrorInfo, url: string | null, again: WayOut): WayOut[] {
  switch (error.data.reason) {
    case 'account_gone':
      return ['choose_account', again];
    case 'host_key_changed':
      return [];
    case 'sso_required':
      return [again];
    case 'unknown_host_key':
      return hostKeyOf(error) === null ? [again] : ['trust_host_key'];
    default:
      return signInHost(error, url) === null ? [again] : ['sign_in', again];
  }
}

function forbidden(
  error: ErrorInfo,
  url: string | null,
  again: WayOut
): WayOut[] {
  switch (error.data.reason) {
    case 'untrusted_filter':
    case 'untrusted_signing':
      return ['trust'];
    case 'no_right_to_push':
      if (error.data.can_fork === true) {
        return ['fork', again];
      }
      return signInHost(error, url) === null ? [again] : ['sign_in', again];
    default:
      return ['retry'];
  }
}

function busy({ data }: ErrorInfo): WayOut[] {
  if (typeof data.state === 'string') {
    return ['abort'];
  }
  return 'locked_since' in data ? ['retry', 'unlock'] : ['retry'];
}

function invalid(error: ErrorInfo): WayOut[] {
  switch (error.data.reason) {
    case 'needs_confirmation':
      return ['confirm'];
    case 'author_missing':
      return ['author'];
    default:
      return [];
  }
}
