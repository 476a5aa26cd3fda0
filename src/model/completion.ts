import type { Preset } from '../api/_schema';
import { addressOf } from '../text/sourceText';

const LEAST_CHARACTERS = 2;

/** So many saved ones are shown; more characters narrow them down. */
const MOST_SAVED = 6;

/** The word in a field for URLs, or nothing: an address speaks for itself. */
export function wordOf(text: string): string {
  const word = text.trim();
  return word.length < LEAST_CHARACTERS || /[:/\\@]/.test(word) ? '' : word;
}

/** The saved repositories that a word may be a part of: of their name, or of the repository's. */
export function savedLike(
  word: string,
  presets: readonly Preset[]
): readonly Preset[] {
  const wanted = word.toLowerCase();
  const isLike = (text: string) => text.toLowerCase().includes(wanted);
  return word === ''
    ? []
    : presets
        .filter(({ name, url }) => isLike(name) || isLike(repositoryOf(url)))
        .slice(0, MOST_SAVED);
}

function repositoryOf(url: string): string {
  return addressOf(url).split('/').pop() ?? '';
}
