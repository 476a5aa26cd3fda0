import type { TranslationBundle } from '@jupyterlab/translation';

import type { CellDiff, FileDiff } from '../api/_schema';
import { assertNever } from '../assertNever';
import { formatBytes } from './format';

/** Why nothing is shown of a change. */
export function nothingText(diff: FileDiff, trans: TranslationBundle): string {
  if (diff.needs_network) {
    return trans.__(
      'A version of it is not here yet and would have to be fetched first.'
    );
  }
  if (diff.truncated) {
    return trans.__('It is too large to be shown.');
  }
  if (diff.metadata_changed) {
    return trans.__('Only its settings changed, none of its cells.');
  }
  return diff.kernel_changed
    ? trans.__('Only what its kernel is called changed, none of its cells.')
    : trans.__('Nothing that can be read changed.');
}

/** Where a cell is, and what became of it. */
export function cellText(cell: CellDiff, trans: TranslationBundle): string {
  switch (cell.change) {
    case 'added':
      return trans.__('Cell %1, new', cell.number);
    case 'removed':
      return trans.__('Cell %1, deleted', cell.number);
    case 'modified':
      return trans.__('Cell %1, changed', cell.number);
    case 'moved':
      return trans.__('Cell %1, moved', cell.number);
    case 'outputs':
      return trans.__('Cell %1', cell.number);
    default:
      return assertNever(cell.change);
  }
}

/** What is known of a file that is no text. */
export function sizesText(
  { new_size, old_size }: FileDiff,
  trans: TranslationBundle
): string {
  if (old_size === null) {
    return trans.__('New, with %1.', formatBytes(new_size ?? 0));
  }
  return new_size === null
    ? trans.__('Deleted; it had %1.', formatBytes(old_size))
    : trans.__(
        'It had %1 and has %2 now.',
        formatBytes(old_size),
        formatBytes(new_size)
      );
}
