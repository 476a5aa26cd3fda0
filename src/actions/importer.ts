import type { Contents } from '@jupyterlab/services';

import { DestinationModel } from '../model/destinationModel';
import { ImportFormModel } from '../model/importForm';
import type { RepositoriesModel } from '../model/repositoriesModel';
import { UrlModel } from '../model/urlModel';
import { ImportActions } from './importActions';

/** What is imported by its URL: the form that says so, and what its buttons do. */
export class Importer {
  constructor(options: Importer.IOptions) {
    const { contents, jobs, repositories, server, serverSettings, settings } =
      options;
    this.form = new ImportFormModel({
      url: new UrlModel(serverSettings),
      destination: new DestinationModel(contents, serverSettings),
      jobs,
      repositories,
      server,
      settings
    });
    this.actions = new ImportActions({ ...options, form: this.form });
  }

  readonly actions: ImportActions;
  readonly form: ImportFormModel;
}

export namespace Importer {
  export interface IOptions extends Omit<ImportActions.IOptions, 'form'> {
    contents: Contents.IManager;
    repositories: RepositoriesModel;
  }
}
