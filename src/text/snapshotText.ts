import type { TranslationBundle } from '@jupyterlab/translation';

import type { Snapshot } from '../api/_schema';
import { assertNever } from '../assertNever';

/** Why a snapshot was taken. */
export function causeText(
  cause: Snapshot['cause'],
  trans: TranslationBundle
): string {
  switch (cause) {
    case 'pull':
      return trans.__('Before pull');
    case 'switch':
      return trans.__('Before switching branch');
    case 'left':
      return trans.__('Left on its branch');
    case 'merge':
      return trans.__('Before merging a branch');
    case 'discard':
      return trans.__('Before discarding changes');
    case 'reclone':
      return trans.__('Before re-clone');
    case 'restore':
      return trans.__('Before restoring');
    case 'undo_commit':
      return trans.__('Before undoing a commit');
    case 'amend':
      return trans.__('Before amending a commit');
    case 'delete_branch':
      return trans.__('Before deleting a branch');
    case 'repair':
      return trans.__('Before a repair');
    case 'recovery':
      return trans.__('Found after an interruption');
    default:
      return assertNever(cause);
  }
}
