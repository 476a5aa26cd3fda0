import type { Job, RepositorySummary } from '../api/_schema';
import { isSameAddress } from '../text/sourceText';

/** Something that has the name which an import would get. */
export interface ITaken {
  name: string;
  /** Whether it was imported from the same source; null where only the server can tell. */
  isSame: boolean | null;
}

export interface IWanted {
  /** What was pasted. */
  url: string;
  /** The repository that would be imported, or null for a single notebook. */
  repositoryUrl: string | null;
  jobs: readonly Job[];
  repositories: readonly RepositorySummary[];
}

/**
 * Whether what is at `path` is what somebody is about to import.
 *
 * Null where only the server can tell: it remembers where each notebook came from, and it
 * looks into folders that are not listed here.
 */
export function isAlreadyHere(path: string, wanted: IWanted): boolean | null {
  const { jobs, repositories, repositoryUrl, url } = wanted;
  if (repositoryUrl === null) {
    return jobs.some(
      ({ request, result }) =>
        result?.kind === 'import_notebook' &&
        result.path === path &&
        request.kind === 'import_notebook' &&
        request.url === url
    )
      ? true
      : null;
  }
  const there = repositories.find(repository => repository.path === path);
  if (there === undefined) {
    return null;
  }
  return there.url !== null && isSameAddress(there.url, repositoryUrl);
}
