import type { Source } from '../api/_schema';

/** Where a source comes from, as people write it: `github.com/o/r`. */
export function placeOf(source: Source): string {
  return source.repository_url === null
    ? source.host
    : addressOf(source.repository_url);
}

/** A repository's address without what only git needs. Those of CodeCommit name no host. */
export function addressOf(url: string): string {
  if (url.startsWith('codecommit:')) {
    return url;
  }
  return url
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?!\d)/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

/** Whether two addresses are of one repository, whichever way git reaches it. */
export function isSameAddress(one: string, other: string): boolean {
  return addressOf(one).toLowerCase() === addressOf(other).toLowerCase();
}

/** A ref without the folder that git keeps it in. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}
