import type { TranslationBundle } from '@jupyterlab/translation';

import type { Reasons } from './reason';

/** A page whose content its host does not hand out. */
export function pageReasons(trans: TranslationBundle) {
  return {
    pull_request: trans.__(
      'This host does not hand out its pull requests. Use the URL of the branch instead.'
    ),
    viewer_only: trans.__(
      'This site does not hand out the file behind its page. Download the notebook there, or paste the URL of its repository.'
    ),
    archive: trans.__(
      'This link opens an archive, not a repository. Paste the URL of one of its notebooks.'
    )
  } satisfies Reasons;
}
