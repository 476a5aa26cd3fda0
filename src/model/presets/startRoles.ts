import type {
  StartRepositories,
  StartRepositoriesPatch
} from '../../api/_schema';

/** What a repository is when a server starts: opened, or cloned only. */
export type StartRole = 'default' | 'additional';

/** The server's `presets/start.py` has it so. */
const MOST_ADDITIONAL = 3;

/** What is done with an entry, a saved name or a URL, at start; null: nothing. */
export function roleOf(
  start: StartRepositories | null,
  entry: string
): StartRole | null {
  return start?.default_repository === entry
    ? 'default'
    : start?.additional_repositories.includes(entry)
      ? 'additional'
      : null;
}

/** Whether the person may give an entry a role, or take it away. */
export function canHave(
  start: StartRepositories | null,
  entry: string,
  role: StartRole
): boolean {
  if (start === null || start.locked) {
    return false;
  }
  return (
    role === 'default' ||
    roleOf(start, entry) === 'additional' ||
    start.additional_repositories.length < MOST_ADDITIONAL
  );
}

/** What is to change so that an entry has a role, null: none. There is one default at most. */
export function withRole(
  start: StartRepositories,
  entry: string,
  role: StartRole | null
): Required<StartRepositoriesPatch> {
  const { additional_repositories, default_repository } = start;
  const others = additional_repositories.filter(each => each !== entry);
  const other = default_repository === entry ? null : default_repository;
  return {
    default_repository: role === 'default' ? entry : other,
    additional_repositories: role === 'additional' ? [...others, entry] : others
  };
}

/** The entries that none of the saved names is. */
export function entriesBeside(
  start: StartRepositories | null,
  names: ReadonlySet<string>
): string[] {
  const { additional_repositories = [], default_repository = null } =
    start ?? {};
  return [default_repository, ...additional_repositories].filter(
    entry => entry !== null && !names.has(entry)
  ) as string[];
}
