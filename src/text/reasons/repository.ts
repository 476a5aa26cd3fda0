import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import { formatBytes } from '../format';
import type { Reasons } from './reason';

/** What keeps a repository, or an operation in it, from going on. */
export function repositoryReasons(facts: Facts, trans: TranslationBundle) {
  const branch = facts.text('branch') ?? '';
  const folder = facts.text('folder') ?? '';
  return {
    bare_repository: trans.__(
      'This repository has no files of its own to work with. Import it instead.'
    ),
    git_folder_apart: trans.__(
      'What git knows of this folder is kept in another one (%1), so no other clone can take its place.',
      folder
    ),
    git_folder_elsewhere: trans.__(
      'What git knows of this folder is kept elsewhere, where nothing points back to it.'
    ),
    has_worktrees: trans.__(
      'Another folder (%1) is a worktree of this repository and would lose it. Put its work away and remove it with “git worktree remove” first.',
      folder
    ),
    linked_worktree: trans.__(
      'This folder is a worktree: its branches and commits are kept in %1. Clone that one anew, or remove this one with “git worktree remove”.',
      folder
    ),
    hidden_changes: trans.__(
      'Git was told not to look at “%1” (skip-worktree or assume-unchanged), and your changes in it would be overwritten. Nothing was touched. Take the mark away in a terminal first.',
      facts.text('path') ?? ''
    ),
    local_remote: trans.__(
      'This repository comes from a folder (%1), not from a server. Pull and push in a terminal.',
      facts.text('url') ?? ''
    ),
    remote_credentials: /^https?:/i.test(facts.text('url') ?? '')
      ? trans.__(
          'The address of this repository has a user name, a password or a token in it, for every program here to read. Under Accounts it is kept safe, and git goes on with it.'
        )
      : trans.__(
          'The address of this repository has a password in it, for every program here to read. Change it in a terminal: git remote set-url origin %1',
          facts.text('url') ?? ''
        ),
    nested_in_the_way: trans.__(
      'There is another repository in %1, where other files would have to be. Move it elsewhere first.',
      facts.text('path') ?? ''
    ),
    no_upstream: trans.__(
      'The branch “%1” is only here. Push it, then others can have it.',
      branch
    ),
    only_forward: trans.__(
      'You and others have made commits, and Git is set up here to join them only when told how (pull.ff). Merge them, or make yours anew on top of theirs.'
    ),
    upstream_gone: trans.__(
      'The branch “%1” is no longer on its host. Choose another.',
      branch
    ),
    snapshot_size: trans.__(
      'Keeping these files safe would take %1.',
      formatBytes(facts.number('bytes') ?? 0)
    )
  } satisfies Reasons;
}
