import type { TranslationBundle } from '@jupyterlab/translation';

import type { Change, RepositoryStatus } from '../api/_schema';
import { assertNever } from '../assertNever';
import { formatAgo, visibleText } from './format';
import { namesText } from './namesText';

/** Characters of a commit that are shown. */
const SHORT_COMMIT = 8;

export function shortCommit(commit: string): string {
  return commit.slice(0, SHORT_COMMIT);
}

/** The branch, or what there is instead of one. */
export function branchText(
  { branch, commit, tag }: Pick<RepositoryStatus, 'branch' | 'commit' | 'tag'>,
  trans: TranslationBundle
): string {
  if (branch !== null) {
    return visibleText(branch);
  }
  if (tag !== null) {
    return visibleText(tag);
  }
  return commit === null
    ? trans.__('no commit yet')
    : trans.__('%1, not on a branch', shortCommit(commit));
}

/** Whether what the branch follows is on the server; it may only be going to be there. */
export function isOnServer({
  ahead,
  upstream
}: Pick<RepositoryStatus, 'ahead' | 'upstream'>): boolean {
  return upstream !== null && ahead !== null;
}

/** `Follows origin/main · 4 min ago`: when the server was asked last. */
export function trackingText(
  status: RepositoryStatus,
  now: number,
  trans: TranslationBundle
): string {
  const { branch, fetched, tag, upstream, upstream_gone, url } = status;
  const isThere = upstream !== null && isOnServer(status);
  const follows =
    url === null
      ? trans.__('Only here, without a server')
      : branch === null
        ? tag === null
          ? trans.__('Follows nothing')
          : trans.__('A tag stays where it is')
        : isThere
          ? trans.__('Follows %1', visibleText(upstream))
          : upstream_gone && upstream !== null
            ? trans.__('%1 is gone from the server', visibleText(upstream))
            : trans.__('Not on the server yet');
  return fetched === null || url === null
    ? follows
    : trans.__('%1 · %2', follows, formatAgo(fetched, now, trans));
}

/** What there is to pull and to push, in words, for those who do not see the arrows. */
export function distanceText(
  { ahead, behind }: Pick<RepositoryStatus, 'ahead' | 'behind'>,
  trans: TranslationBundle
): string {
  const parts = [
    behind ? trans._n('%1 to pull', '%1 to pull', behind) : '',
    ahead ? trans._n('%1 to push', '%1 to push', ahead) : ''
  ];
  return parts.filter(Boolean).join(', ');
}

export function changedFilesText(
  total: number,
  trans: TranslationBundle
): string {
  return trans._n('%1 changed file', '%1 changed files', total);
}

/**
 * *Create Merge Request* or *Create Pull Request*: what the host of `page` calls it.
 *
 * GitLab alone says merge request, also in its addresses:
 * https://docs.gitlab.com/user/project/merge_requests/creating_merge_requests/
 */
export function createRequestText(
  page: string,
  trans: TranslationBundle
): string {
  return page.includes('/-/merge_requests/new?')
    ? trans.__('Create Merge Request')
    : trans.__('Create Pull Request');
}

/** What became of a file, for those who do not know the letter. */
export function changeText(
  { origin, status }: Pick<Change, 'origin' | 'status'>,
  trans: TranslationBundle
): string {
  switch (status) {
    case 'added':
      return trans.__('added');
    case 'conflicted':
      return trans.__('in conflict');
    case 'deleted':
      return trans.__('deleted');
    case 'modified':
      return trans.__('changed');
    case 'renamed':
      return origin === null
        ? trans.__('renamed')
        : trans.__('renamed from %1', visibleText(origin));
    case 'typechange':
      return trans.__('of another type now');
    case 'untracked':
      return trans.__('new');
    default:
      return assertNever(status);
  }
}

/** What another tool began here and did not end; null where nothing. */
export function unfinishedText(
  state: RepositoryStatus['state'],
  trans: TranslationBundle
): string | null {
  switch (state) {
    case 'clean':
    case 'dirty':
      return null;
    case 'merging':
      return trans.__('A merge was begun elsewhere and has not ended.');
    case 'rebasing':
      return trans.__('A rebase was begun elsewhere and has not ended.');
    case 'applying':
      return trans.__('Patches are being applied elsewhere, not all are yet.');
    case 'cherry_picking':
      return trans.__(
        'A commit is being copied here elsewhere, not to its end.'
      );
    case 'reverting':
      return trans.__('A commit is being reverted elsewhere, not to its end.');
    case 'bisecting':
      return trans.__('A search for a faulty commit is going on elsewhere.');
    case 'interrupted':
      return trans.__(
        'Something was stopped in the middle here. The next step brings it in order first.'
      );
    default:
      return assertNever(state);
  }
}

/** Why *Re-clone…* is not offered. */
function irreplaceableText(
  reason: NonNullable<RepositoryStatus['irreplaceable']>,
  trans: TranslationBundle
): string {
  switch (reason) {
    case 'git_folder_apart':
      return trans.__(
        'What Git knows of it is kept in another folder, so it cannot be cloned anew.'
      );
    case 'has_worktrees':
      return trans.__(
        'Other folders on this server are worktrees of it, so it cannot be cloned anew.'
      );
    case 'linked_worktree':
      return trans.__(
        'It shares its branches with another folder on this server, so it cannot be cloned anew.'
      );
    default:
      return assertNever(reason);
  }
}

/** Good to know of a repository, each in a sentence. */
export function peculiarities(
  status: RepositoryStatus,
  trans: TranslationBundle
): string[] {
  return [
    status.branch === null &&
      status.commit !== null &&
      trans.__(
        'This is %1, not a branch. Choose one, or make a new one, before you commit.',
        status.tag === null
          ? trans.__('a single commit')
          : trans.__('the tag %1', visibleText(status.tag))
      ),
    status.commit === null && trans.__('There is no commit yet.'),
    status.shallow && trans.__('Only the newest part of its history is here.'),
    status.sparse && trans.__('Only some of its folders are here.'),
    status.lfs &&
      trans.__(
        'Large files of it are kept elsewhere (Git LFS); “git lfs pull” in a terminal brings them.'
      ),
    status.submodules &&
      trans.__(
        'It has submodules; “git submodule update --init” in a terminal brings those that are not here.'
      ),
    status.moved_submodules.length > 0 &&
      trans._n(
        'The submodule %2 is at another commit than is wanted here. Its menu among the changed files updates it; a commit of it would move it for everybody.',
        'The submodules %2 are at other commits than are wanted here. Their menus among the changed files update them; a commit of them would move them for everybody.',
        status.moved_submodules.length,
        namesText(
          status.moved_submodules.map(({ path }) => path),
          trans
        )
      ),
    status.irreplaceable !== null &&
      irreplaceableText(status.irreplaceable, trans),
    status.left !== null &&
      trans.__(
        'Changes that you left on this branch wait under More, Restore….'
      )
  ].filter((text): text is string => Boolean(text));
}
