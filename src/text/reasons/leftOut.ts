import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { ErrorReason, Reasons } from './reason';

/** How many are told: the others are found in the same file. */
const MOST = 3;

/** Which saved repositories are not on the list, and which rule each of them breaks. */
export function leftOutText(
  facts: Facts,
  rules: Reasons,
  trans: TranslationBundle
): string {
  const told = facts.each('repositories').slice(0, MOST);
  const count = facts.number('count') ?? told.length;
  const path = facts.text('path') ?? '';
  const each = told.map(one =>
    trans.__('“%1”: %2', one.text('name') ?? '', ruleText(one, rules, trans))
  );
  const more = count - told.length;
  return [
    trans._n(
      '%1 saved repository is left out.',
      '%1 saved repositories are left out.',
      count
    ),
    ...each,
    ...(more > 0 ? [trans._n('And %1 more.', 'And %1 more.', more)] : []),
    trans._n('Mend it in %2.', 'Mend them in %2.', count, path)
  ].join(' ');
}

function ruleText(
  broken: Facts,
  rules: Reasons,
  trans: TranslationBundle
): string {
  const rule = broken.text('rule') as ErrorReason | null;
  const field = broken.text('field');
  if (rule !== null || field === null) {
    return (rule && rules[rule]) ?? broken.text('message') ?? '';
  }
  return trans.__('Its “%1” is missing or makes no sense.', field);
}
