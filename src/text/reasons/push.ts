import type { TranslationBundle } from '@jupyterlab/translation';

import type { Reasons } from './reason';

/** What a server has against a push. The commits stay here. */
export function pushReasons(trans: TranslationBundle) {
  return {
    behind: trans.__(
      'Others pushed to this branch first. Your commits are safe here.'
    ),
    declined: trans.__(
      'The server did not take the commits. Its words are under Details; your commits are safe here.'
    ),
    file_too_large: trans.__(
      'A file is larger than the server takes. Undo the commit, leave the file out, and commit again.'
    ),
    no_right_to_push: trans.__(
      'Your account may not push to this repository. Your commits are safe here.'
    ),
    secret: trans.__(
      'The server found a password, key or token in the commits. Undo the commit and take it out first.'
    )
  } satisfies Reasons;
}
