import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** Why files do not get to a repository that is not here. */
export function publishReasons(facts: Facts, trans: TranslationBundle) {
  const name = facts.text('name') ?? '';
  const path = facts.text('path') ?? '';
  return {
    branch_in_the_way: trans.__(
      'The branch “%1” takes this name. Choose another one.',
      name
    ),
    branch_moves: trans.__(
      'Others keep pushing to this branch, and nothing was published. Try again in a moment.'
    ),
    file_in_the_way: trans.__(
      'The repository has a file called “%1”, where a folder is needed. Choose another folder.',
      path
    ),
    folder_in_the_way: trans.__(
      'The repository has a folder called “%1”, where the file would be. Choose another name.',
      path
    ),
    has_remote: trans.__(
      'This repository belongs to a project already. Push to that one.'
    ),
    inside_repository: trans.__(
      'This folder is in a repository already: %1.',
      path
    ),
    kept_in_lfs: trans.__(
      'The repository keeps files such as “%1” in Git LFS. Import it, and commit there.',
      path
    ),
    no_new_projects: trans.__(
      'Make an empty project on %1 yourself, and publish to its address.',
      facts.text('host') ?? trans.__('this host')
    ),
    nothing_to_publish: trans.__(
      'There is no file here to publish. Hidden ones are left out.'
    ),
    project_in_use: trans.__(
      'The project “%1” has something in it already. Choose another name.',
      name
    ),
    same_name: trans.__(
      'Two of these files would be “%1” in the repository. Publish them one by one.',
      path
    ),
    too_many_files: trans.__(
      'This is more than %1 files. Publish a smaller folder, or import the repository and commit there.',
      facts.number('files') ?? ''
    )
  } satisfies Reasons;
}
