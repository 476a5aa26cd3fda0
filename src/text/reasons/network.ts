import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** Where on the way it broke. */
export function networkReasons(facts: Facts, trans: TranslationBundle) {
  const host = facts.text('host') ?? trans.__('The host');
  const status = facts.number('status');
  const circle = trans.__('%1 sends in a circle. Check the address.', host);
  const garbled = trans.__(
    '%1 sent an answer that cannot be read. Is it the right address?',
    host
  );
  return {
    certificate: trans.__(
      '%1 does not prove who it is: its certificate cannot be trusted here. If it is your site’s own, ask whoever runs this server to trust it.',
      host
    ),
    tls: trans.__('No secure connection to %1 could be made.', host),
    dns: trans.__(
      '%1 cannot be found. Check the spelling of the address, and whether this server is online.',
      host
    ),
    refused: trans.__(
      '%1 does not take connections. Check the address, or try again later.',
      host
    ),
    connect: trans.__('%1 cannot be reached. Try again later.', host),
    slow: trans.__('%1 sends too slowly. Try again later.', host),
    cut: trans.__(
      'The connection to %1 broke in the middle. Nothing was saved; try again.',
      host
    ),
    protocol: garbled,
    encoding: garbled,
    status:
      status === null
        ? trans.__('%1 gave an answer that was not expected.', host)
        : trans.__(
            '%1 gave an answer that was not expected (status %2).',
            host,
            status
          ),
    server: trans.__('%1 has a problem of its own. Try again later.', host),
    proxy: trans.__(
      'The proxy of this site refused the connection. Ask whoever runs this server.'
    ),
    redirect_loop: circle,
    too_many_redirects: circle,
    downgrade: trans.__(
      '%1 leads to an address that is not encrypted, so it was not followed.',
      host
    ),
    checking: trans.__('Checking the file took too long. Try again later.')
  } satisfies Reasons;
}
