/** What a command does with a repository. */
export type RepositoryVerb =
  | 'check'
  | 'commit'
  | 'history'
  | 'new-branch'
  | 'pull'
  | 'push'
  | 'reclone'
  | 'restore'
  | 'switch-branch';
