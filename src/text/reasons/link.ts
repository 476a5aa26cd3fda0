import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** Why readers of a link could not import what it is for, or should not. */
export function linkReasons(facts: Facts, trans: TranslationBundle) {
  return {
    link_secret: trans.__(
      'This address has a secret in it, which everybody who has the link could use. Find one without.'
    ),
    not_committed: trans.__(
      '“%1” is not in what was pushed, so nobody else could open it. Commit and push it first.',
      facts.text('path') ?? ''
    ),
    not_pushed: trans.__(
      '“%1” was never pushed, so nobody else could import it. Push it first.',
      facts.text('name') ?? ''
    ),
    only_here: trans.__(
      'Nobody else can import what is only here. Publish it first.'
    ),
    own_machine: trans.__(
      '%1 is whatever machine one is at, so nobody else could import this.',
      facts.text('host') ?? ''
    )
  } satisfies Reasons;
}
