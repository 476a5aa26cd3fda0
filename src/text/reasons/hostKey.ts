import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** An ssh server that could not prove who it is, or a person who could not. */
export function hostKeyReasons(facts: Facts, trans: TranslationBundle) {
  const host = facts.text('host') ?? trans.__('The host');
  return {
    unknown_host_key:
      facts.text('fingerprint') === null
        ? trans.__(
            '%1 is not known to ssh here. Connect to it once with ssh in a terminal, compare its fingerprint, then try again.',
            host
          )
        : trans.__(
            '%1 is not known to ssh here. Compare its fingerprint before this goes on.',
            host
          ),
    host_key_changed: trans.__(
      '%1 shows another key than before, so it may be somebody else. Ask whoever runs it before you go on.',
      host
    ),
    ssh_key_refused: trans.__(
      '%1 accepts none of your ssh keys. Add yours on its pages, then try again.',
      host
    ),
    ssh_key_locked: trans.__(
      'Your ssh key “%2” has a passphrase, so it cannot be used for %1 here. Start Jupyter where an ssh agent runs and add the key to it with ssh-add, or connect by https.',
      host,
      facts.text('key') ?? ''
    )
  } satisfies Reasons;
}
