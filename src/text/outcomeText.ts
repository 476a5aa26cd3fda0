import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { projectPath } from '../model/repository/fork';
import { visibleText } from './format';
import { namesText } from './namesText';
import { shortCommit } from './repositoryText';
import { addressOf } from './sourceText';

type Result = NonNullable<Job['result']>;
type Moved = Extract<Result, { changed_total: number }>;

/** What a job that succeeded came to, in a few sentences; empty where all is to be seen. */
export function outcomeText(
  { request, result }: Job,
  trans: TranslationBundle
): string {
  switch (result?.kind) {
    case 'pull':
      return movedText(result, trans.__('Nothing new on the server.'), trans);
    case 'merge_branch':
      return movedText(result, trans.__('Nothing to merge.'), trans);
    case 'switch_branch':
      return sentences(
        result.off_branch &&
          trans.__(
            'The commits that you made on no branch are kept and can be restored.'
          ),
        result.restored !== null &&
          trans.__('The changes that you had left here are back.'),
        result.waiting.length > 0 &&
          trans.__(
            'Changes that you had left here do not fit any more; they wait under Restore….'
          ),
        ...carried(result, trans),
        stayedText(result.submodules, trans)
      );
    case 'fetch':
      return request.kind === 'fetch' && request.history
        ? trans.__('All of its history is here.')
        : result.changed
          ? ''
          : trans.__('Nothing new since the last check.');
    case 'commit_push':
      return result.pushed
        ? trans.__('Committed and pushed as %1.', shortCommit(result.commit))
        : trans.__('Committed as %1.', shortCommit(result.commit));
    case 'push':
      return pushedText(request, result.pushed, trans);
    case 'publish':
      return result.changed === 0
        ? trans.__('All of it was on %1 already.', visibleText(result.branch))
        : trans.__(
            'Published on %1 as %2.',
            visibleText(result.branch),
            shortCommit(result.commit)
          );
    case 'create_project':
      return trans.__('Published as %1.', visibleText(addressOf(result.url)));
    case 'fork_repository':
      return trans.__(
        'Forked as %1. You push to it now, and pull from where you did.',
        visibleText(projectPath(result.url))
      );
    case 'undo_commit':
      return trans.__(
        'The last commit is taken back. Its files are as they were, and its message is there for the next one.'
      );
    case 'delete_branch':
      return trans.__(
        '%1 is deleted.',
        request.kind === 'delete_branch' ? visibleText(request.branch) : ''
      );
    case 'rename_branch':
      return '';
    case 'reclone':
      return trans.__(
        'Fetched anew. What was here before is kept and can be restored.'
      );
    case 'discard':
      return discardedText(result, trans);
    case 'restore':
      return restoredText(request, result, trans);
    case 'restore_version':
      return trans.__(
        'Put back. What was here before is kept and can be restored.'
      );
    case 'repair':
      return trans.__('All is in order again.');
    default:
      return '';
  }
}

function pushedText(
  request: Job['request'],
  pushed: boolean,
  trans: TranslationBundle
): string {
  if (!pushed) {
    return trans.__('There was nothing to push.');
  }
  const name = request.kind === 'push' ? (request.new_branch ?? null) : null;
  return name === null
    ? trans.__('Pushed.')
    : trans.__(
        'Pushed to the new branch %1, which you are on now.',
        visibleText(name)
      );
}

function discardedText(
  { left, snapshot }: Extract<Result, { kind: 'discard' }>,
  trans: TranslationBundle
): string {
  return sentences(
    snapshot !== null &&
      trans.__(
        'The changes are gone from here; they are kept and can be restored.'
      ),
    left.length > 0 &&
      trans._n(
        '%2 stays: it is a repository of its own.',
        '%2 stay: they are repositories of their own.',
        left.length,
        namesText(left, trans)
      ),
    snapshot === null &&
      left.length === 0 &&
      trans.__('There was nothing to discard.')
  );
}

function restoredText(
  request: Job['request'],
  result: Extract<Result, { kind: 'restore' }>,
  trans: TranslationBundle
): string {
  const { branch = null, copies = [], snapshot } = result;
  const asked = request.kind === 'restore' ? request : null;
  const isMerged = asked?.onto_here ?? false;
  const isWhole = !isMerged && (asked?.files ?? null) === null;
  return sentences(
    isMerged
      ? trans.__('Its changes are merged into what is here.')
      : copies.length > 0
        ? trans.__('Put beside what is here as %1.', namesText(copies, trans))
        : trans.__('Put back.'),
    isMerged && besideText(copies, trans),
    snapshot !== null &&
      trans.__('What was here before is kept and can be restored.'),
    isWhole &&
      branch === null &&
      trans.__(
        'A commit without a branch is checked out now: make a new branch before you commit.'
      )
  );
}

function movedText(
  result: Moved,
  nothing: string,
  trans: TranslationBundle
): string {
  if (result.before === result.after) {
    return nothing;
  }
  const { changed_total, commits = 0 } = result;
  return sentences(
    commits > 0 && trans._n('%1 commit came.', '%1 commits came.', commits),
    trans._n('%1 file changed.', '%1 files changed.', changed_total),
    ...(result.kind === 'pull' ? historyText(result, trans) : []),
    ...carried(result, trans),
    stayedText(result.submodules, trans)
  );
}

/** What became of the commits of both sides, where they did not simply come. */
function historyText(
  {
    anew = 0,
    not_rebased: notRebased = false,
    rewritten = false
  }: Extract<Result, { kind: 'pull' }>,
  trans: TranslationBundle
): (string | false)[] {
  return [
    rewritten && trans.__('The history on the server had been replaced.'),
    anew > 0 &&
      trans._n(
        'Your own commit was made anew on top of theirs.',
        'Your own %1 commits were made anew on top of theirs.',
        anew
      ),
    notRebased &&
      trans.__('Merged, not rebased: there are merges among your own commits.')
  ];
}

/** Submodules that the repository wants at another commit now. */
function stayedText(
  submodules: readonly string[],
  trans: TranslationBundle
): string | false {
  return (
    submodules.length > 0 &&
    trans._n(
      'The submodule %2 stayed where it was: it has changes of its own, or its new commit could not be fetched.',
      'The submodules %2 stayed where they were: they have changes of their own, or their new commits could not be fetched.',
      submodules.length,
      namesText(submodules, trans)
    )
  );
}

/** What became of changes that were not committed. */
function carried(
  { copies, kept }: { copies: readonly string[]; kept: readonly string[] },
  trans: TranslationBundle
): (string | false)[] {
  return [
    kept.length > 0 &&
      trans.__('Your changes in %1 were kept.', namesText(kept, trans)),
    besideText(copies, trans)
  ];
}

/** Where a file of one side could not be merged with that of the other. */
function besideText(
  copies: readonly string[],
  trans: TranslationBundle
): string | false {
  return (
    copies.length > 0 &&
    trans.__('Both are here: the other one is %1.', namesText(copies, trans))
  );
}

function sentences(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(' ');
}
