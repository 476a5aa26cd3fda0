import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** An address that is not reached just so. */
export function addressReasons(facts: Facts, trans: TranslationBundle) {
  const host = facts.text('host') ?? trans.__('This host');
  const never = trans.__(
    '%1 is an address that is never reached from here. Check the URL.',
    host
  );
  return {
    metadata: never,
    reserved: never,
    private: facts.flag('can_allow')
      ? trans.__(
          '%1 is in a private network. Allow it if you know whose it is.',
          host
        )
      : trans.__(
          '%1 is in a private network. Your administrator decides which of those may be reached.',
          host
        )
  } satisfies Reasons;
}
