import type { TranslationBundle } from '@jupyterlab/translation';

import type { Reasons } from './reason';

/** This server, and the way to it. */
export function jupyterReasons(message: string, trans: TranslationBundle) {
  return {
    jupyter: trans.__('Jupyter refused this: %1', message),
    git_ended: trans.__(
      'Git was ended in the middle, perhaps because memory ran short. Try again.'
    ),
    server_stopped: trans.__('The server stopped in the middle. Try again.'),
    jupyter_unreachable: trans.__(
      'Jupyter cannot be reached. Is its server still running?'
    ),
    extension_missing: trans.__(
      'The server part of Import & Run is not running. Install it and restart Jupyter.'
    )
  } satisfies Reasons;
}
