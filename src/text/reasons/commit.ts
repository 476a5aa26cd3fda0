import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** Why there is no commit. */
export function commitReasons(facts: Facts, trans: TranslationBundle) {
  const path = facts.text('path');
  return {
    already_pushed: trans.__(
      'Others may have this commit already, so it stays as it is. Make a new one.'
    ),
    author_missing: trans.__('Git does not know yet who you are.'),
    checked_out: trans.__(
      'This branch is the one you are on. Switch to another one first.'
    ),
    checked_out_elsewhere: trans.__(
      'Another worktree of this repository has this branch: %1. Work on it there.',
      facts.text('folder') ?? ''
    ),
    detached: trans.__(
      'This is a tag or a single commit. Choose a branch, or make a new one.'
    ),
    empty_message: trans.__('Say in a few words what you changed.'),
    file_encoding: trans.__(
      '“%1” is not in the encoding that the .gitattributes of the repository name for it. Save it in that one.',
      path ?? trans.__('A file')
    ),
    hook: trans.__(
      'A check of this repository (%1) refuses the commit. Its words are under Details.',
      facts.text('hook') ?? ''
    ),
    impossible_name: trans.__(
      'Git takes no file called “%1”, since other systems read that as its own folder. Choose another name.',
      path ?? ''
    ),
    lfs_missing: trans.__(
      'This repository keeps large files in Git LFS, which is not set up here. Run “git lfs install” in a terminal first.'
    ),
    needs_confirmation: trans.__(
      'Some files are very large, look like secrets or have names that clash. Look at them before you commit.'
    ),
    nested_repository: trans.__(
      'There is another repository in %1, and it has to be committed by itself.',
      path ?? trans.__('this folder')
    ),
    no_commit: trans.__('There is no commit yet.'),
    no_remote: trans.__(
      'This repository is only here: it knows no server to push to.'
    ),
    nothing_to_commit: trans.__('These files are as they were committed.'),
    only_outputs: trans.__(
      'Only outputs differ, and those are not committed. They stay in your files, which count as unchanged from now on.'
    ),
    outputs_kept: trans.__(
      'The outputs of “%1” cannot be taken out: it is not a whole notebook, or a filter keeps them. Mend it, or send it with its outputs.',
      path ?? trans.__('a notebook')
    ),
    signing: trans.__(
      'Your commits are to be signed, and that did not work. Its words are under Details.'
    ),
    unknown_remote: trans.__(
      'Git is set up to push to “%1”, and this repository knows no remote of that name. Correct it in a terminal (branch.….pushRemote or remote.pushDefault).',
      facts.text('remote') ?? ''
    ),
    untrusted_filter: trans.__(
      'This repository wants a program of its own (%1) to run on %2. Let it run only if you trust the repository.',
      facts.text('filter') ?? '',
      path ?? ''
    ),
    untrusted_signing: trans.__(
      'Your commits are to be signed by a program that this repository names (%1). Let it run only if you trust the repository.',
      facts.text('key') ?? ''
    )
  } satisfies Reasons;
}
