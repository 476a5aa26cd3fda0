import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import { addressOf } from '../sourceText';
import type { Reasons } from './reason';

/** A request that does not fit what is here. */
export function requestReasons(facts: Facts, trans: TranslationBundle) {
  const name = facts.text('name') ?? '';
  const url = facts.text('url');
  return {
    no_folder: trans.__(
      'There is no folder called “%1” here. Choose another one, or make it first.',
      facts.text('folder') ?? ''
    ),
    several_notebooks: trans.__(
      'There are several notebooks on this page. Choose one.'
    ),
    other_origin:
      url === null
        ? trans.__(
            '“%1” here is something else of the same name. Import this one beside it.',
            name
          )
        : trans.__(
            '“%1” here comes from %2. Import this one beside it.',
            name,
            addressOf(url)
          ),
    secret_not_kept: trans.__(
      'The address held a secret, which was not kept when the server stopped. Paste it once more.'
    )
  } satisfies Reasons;
}
