import type { ImportNotebook, ImportRepository, Source } from '../api/_schema';
import type { IDestinationState } from './destinationModel';
import type { History } from './settings';

export type ImportRequest = ImportNotebook | ImportRepository;

/** What can be chosen for a repository. */
export interface IRepositoryOptions {
  /** The branch or tag that the person chose; null for the URL's own or the default one. */
  ref: string | null;
  history: History;
  submodules: boolean;
}

export interface IRequestParts {
  url: string;
  /** The notebook of a page with several, by its URL, or null. */
  choice: string | null;
  destination: IDestinationState;
  /** The account to import with; null: whichever fits. */
  account: string | null;
  options: IRepositoryOptions;
}

/** The job that imports a source as `kind`. */
export function requestOf(
  kind: Source['kind'],
  { account, choice, destination, options, url }: IRequestParts
): ImportRequest {
  const common = {
    folder: destination.folder,
    name: destination.name?.trim() ?? null,
    account
  };
  return kind === 'notebook'
    ? { kind: 'import_notebook', url: choice ?? url, ...common }
    : {
        kind: 'import_repository',
        url,
        ...common,
        ref: options.ref,
        history: options.history,
        submodules: options.submodules
      };
}
