import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { assertNever } from '../assertNever';

export type Phase = NonNullable<Job['phase']>;

/** What a job is doing, in one or two words. */
export function phaseText(phase: Phase, trans: TranslationBundle): string {
  switch (phase) {
    case 'waiting':
      return trans.__('Waiting');
    case 'resolving':
      return trans.__('Looking it up');
    case 'connecting':
      return trans.__('Connecting');
    case 'counting':
      return trans.__('Counting');
    case 'compressing':
      return trans.__('Packing on the server');
    case 'receiving':
      return trans.__('Receiving');
    case 'resolving_deltas':
      return trans.__('Unpacking');
    case 'checking_out':
      return trans.__('Writing files');
    case 'submodules':
      return trans.__('Fetching submodules');
    case 'downloading':
      return trans.__('Downloading');
    case 'checking':
      return trans.__('Checking');
    case 'saving':
      return trans.__('Saving');
    case 'keeping':
      return trans.__('Keeping your changes safe');
    case 'merging':
      return trans.__('Merging');
    case 'committing':
      return trans.__('Committing');
    case 'pushing':
      return trans.__('Pushing');
    case 'switching':
      return trans.__('Switching');
    case 'retrying':
      return trans.__('Waiting to try again');
    default:
      return assertNever(phase);
  }
}
