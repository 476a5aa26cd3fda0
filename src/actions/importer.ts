import type { Contents } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';

import { DestinationModel } from '../model/destinationModel';
import { ImportFormModel } from '../model/importForm';
import type { RepositoriesModel } from '../model/repositoriesModel';
import { UrlModel } from '../model/urlModel';
import { ImportActions } from './importActions';

/** What is imported by its URL: the form that says so, and what its buttons do. */
export class Importer implements IDisposable {
  constructor(private readonly _options: Importer.IOptions) {
    const { contents, jobs, repositories, server, serverSettings, settings } =
      _options;
    this.form = new ImportFormModel({
      url: new UrlModel(serverSettings),
      destination: new DestinationModel(contents, serverSettings),
      jobs,
      repositories,
      server,
      settings
    });
    this.actions = new ImportActions({ ..._options, form: this.form });
  }

  readonly actions: ImportActions;
  readonly form: ImportFormModel;

  /** The same with a form of its own, for another page. */
  another(): Importer {
    return new Importer(this._options);
  }

  get isDisposed(): boolean {
    return this.form.isDisposed;
  }

  dispose(): void {
    for (const model of [this.form, this.form.url, this.form.destination]) {
      model.dispose();
    }
  }
}

export namespace Importer {
  export interface IOptions extends Omit<ImportActions.IOptions, 'form'> {
    contents: Contents.IManager;
    repositories: RepositoriesModel;
  }
}
