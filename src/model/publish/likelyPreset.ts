import type { Preset, Publication } from '../../api/_schema';
import { parentOf } from '../paths';

/**
 * The saved repository that something most likely goes to, by its name; null: none is saved.
 *
 * The one that it went to last, else the one that something beside it did, else the first of
 * the person's own, else the first of the administrator's.
 *
 * @param path - Its API path.
 */
export function likelyPreset(
  path: string,
  presets: readonly Preset[],
  publications: readonly Publication[]
): string | null {
  const names = new Set(presets.map(({ name }) => name));
  const used = publications
    .filter(({ choice }) => names.has(choice.preset ?? ''))
    .sort(newestFirst);
  const last =
    used.find(each => each.path === path) ??
    used.find(each => parentOf(each.path) === parentOf(path));
  const own = presets.find(({ locked }) => !locked);
  return last?.choice.preset ?? (own ?? presets[0])?.name ?? null;
}

/** Times are ISO 8601 in UTC; what was never published comes last. */
function newestFirst(one: Publication, other: Publication): number {
  return (other.published ?? '').localeCompare(one.published ?? '');
}
