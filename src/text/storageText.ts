import type { TranslationBundle } from '@jupyterlab/translation';

import type { StorageLocation } from '../api/_schema';
import { fullness, isShort } from '../model/space';
import { errorText } from './errorText';
import { formatBytes } from './format';

/** A storage location in a list: its name, and how full it is. */
export function locationText(
  location: StorageLocation,
  trans: TranslationBundle
): string {
  if (location.problem !== null) {
    return trans.__('%1 · cannot be used', location.label);
  }
  const full = fullness(location);
  return full === null
    ? location.label
    : trans.__('%1 · %2 % full', location.label, full);
}

/** `42.1 GB free of 100 GB`, or null where nobody knows. */
export function spaceText(
  { free_bytes: free, total_bytes: total }: StorageLocation,
  trans: TranslationBundle
): string | null {
  if (free === null) {
    return null;
  }
  return total === null
    ? trans.__('%1 free', formatBytes(free))
    : trans.__('%1 free of %2', formatBytes(free), formatBytes(total));
}

/** What stands in the way of an import into a folder, or is about to: null where all is well. */
export function storageWarning(
  storage: StorageLocation,
  minFreeBytes: number,
  trans: TranslationBundle
): string | null {
  const { problem } = storage;
  switch (problem?.code) {
    case undefined:
      return isShort(storage, minFreeBytes)
        ? trans.__('Space is short: %1', spaceText(storage, trans) ?? '')
        : null;
    case 'not_found':
      return trans.__('This folder does not exist.');
    case 'forbidden':
      return trans.__('You cannot write into this folder.');
    case 'invalid_request':
      return trans.__('This is no folder that imports can go to.');
    default:
      return problem === null || problem === undefined
        ? null
        : errorText(problem, trans).sentence;
  }
}
