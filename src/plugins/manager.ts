import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import { JobsModel } from '../model/jobsModel';
import { RepositoriesModel } from '../model/repositoriesModel';
import { ServerModel } from '../model/serverModel';
import { IAccounts, IImportRun, IImportSettings, IOpener } from '../tokens';

export const managerPlugin: JupyterFrontEndPlugin<IImportRun> = {
  id: 'jupyter-import-run:manager',
  description: 'The models of Import & Run, and what can be done with them.',
  autoStart: true,
  requires: [IAccounts, IDocumentManager, IImportSettings, IOpener],
  optional: [ITranslator],
  provides: IImportRun,
  activate: (
    app: JupyterFrontEnd,
    accounts: IAccounts,
    docManager: IDocumentManager,
    settings: IImportSettings,
    opener: IOpener,
    maybeTranslator: ITranslator | null
  ): IImportRun => {
    const services = app.serviceManager;
    const { contents, events, serverSettings } = services;
    const translator = maybeTranslator ?? nullTranslator;

    const server = new ServerModel(serverSettings);
    const jobs = new JobsModel({ events, serverSettings });
    const repositories = new RepositoriesModel({
      contents,
      jobs,
      serverSettings
    });
    const importer = new Lazy(async () => {
      const { Importer } = await import('../actions/importer');
      return new Importer({
        accounts,
        contents,
        docManager,
        jobs,
        opener,
        repositories,
        server,
        serverSettings,
        settings,
        translator
      });
    });
    const jobActions = new Lazy(async () => {
      const { JobActions } = await import('../actions/jobActions');
      return new JobActions({
        accounts,
        importer,
        jobs,
        opener,
        server,
        services,
        translator
      });
    });

    // A job that was running before a reload goes on in the list and the notifications.
    void app.restored.then(() => jobs.refresh());

    return {
      accounts,
      importer,
      jobActions,
      jobs,
      repositories,
      server,
      settings
    };
  }
};
