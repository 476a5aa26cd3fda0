import type { TranslationBundle } from '@jupyterlab/translation';

import { baseName } from '../model/paths';
import { visibleText } from './format';

/** Names that a sentence tells; of more, how many there are. */
const MOST_NAMES = 2;

/** `a.py, b.py and 3 more`. */
export function namesText(
  paths: readonly string[],
  trans: TranslationBundle
): string {
  const names = paths.map(path => visibleText(baseName(path)));
  const more = names.length - MOST_NAMES;
  if (names.length === 2) {
    return trans.__('%1 and %2', names[0], names[1]);
  }
  return more > 0
    ? trans._n(
        '%2 and %1 more',
        '%2 and %1 more',
        more,
        names.slice(0, MOST_NAMES).join(', ')
      )
    : names.join(', ');
}
