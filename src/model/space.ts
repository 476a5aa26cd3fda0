import type { StorageLocation } from '../api/_schema';
import { isWithin } from './paths';

/** A disk with less than this share free is short. */
const SHORT_SHARE = 0.1;

/** With this many bytes free a disk is never short, however small their share. */
const AMPLE_BYTES = 20e9;

/** Whether an import is likely to fill the disk, or the administrator would refuse it. */
export function isShort(
  { free_bytes: free, total_bytes: total }: StorageLocation,
  minFreeBytes: number
): boolean {
  if (free === null) {
    return false;
  }
  return (
    free <= minFreeBytes ||
    (total !== null && free < total * SHORT_SHARE && free < AMPLE_BYTES)
  );
}

/** How full a storage location is in percent, where that is known. */
export function fullness({
  free_bytes: free,
  total_bytes: total
}: StorageLocation): number | null {
  return free === null || total === null || total === 0
    ? null
    : Math.round((1 - free / total) * 100);
}

/** The location that holds a folder: the innermost one, or null. */
export function locationOf(
  folder: string,
  locations: readonly StorageLocation[]
): StorageLocation | null {
  return locations
    .filter(location => isWithin(folder, location.path))
    .reduce<StorageLocation | null>(
      (found, location) =>
        found === null || location.path.length > found.path.length
          ? location
          : found,
      null
    );
}
