import type { RepositoryVerb } from './model/repository/verbs';

/** The commands of this extension. */
export namespace CommandIDs {
  /** Show the panel and put the focus on its URL field. Arguments: `url`, `folder`. */
  export const open = 'import-run:open';

  /** The same, with the folder under the pointer as destination. */
  export const importHere = 'import-run:import-here';

  /** Show the panel and begin to sign in to a host. */
  export const connectAccount = 'import-run:connect-account';

  /** Show the commits of a file. Arguments: `path`, or `from`: what was clicked on. */
  export const fileHistory = 'import-run:file-history';

  /** Offer a URL and the saved repositories in a menu. */
  export const bring = 'import-run:bring';

  /** Clone a saved repository, or go into its clone. Arguments: `name`. */
  export const connectSaved = 'import-run:connect-saved';

  /** Show the panel with the saved repositories. */
  export const showSaved = 'import-run:show-saved';

  /**
   * Make a badge or a link for others. Arguments: `url`, `path`, or `from`: what was
   * clicked on; else it is for where the person is.
   */
  export const createBadge = 'import-run:create-badge';

  /** Ask where to publish files. Arguments: `from`: what was clicked on. */
  export const publish = 'import-run:publish';

  /** Make the selected folder a repository, and a project of an account. */
  export const publishFolder = 'import-run:publish-folder';

  /** Do it with a repository: that of the folder `path`, else where the person is. */
  export const withRepository = (verb: RepositoryVerb) => `import-run:${verb}`;

  /** Read jobs and repositories again. */
  export const refresh = 'import-run:refresh';
}
