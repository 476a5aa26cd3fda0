import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ImportActions } from '../actions/importActions';
import { JobActions } from '../actions/jobActions';
import { DestinationModel } from '../model/destinationModel';
import { ImportFormModel } from '../model/importForm';
import { JobsModel } from '../model/jobsModel';
import { RepositoriesModel } from '../model/repositoriesModel';
import { ServerModel } from '../model/serverModel';
import { UrlModel } from '../model/urlModel';
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
    const form = new ImportFormModel({
      url: new UrlModel(serverSettings),
      destination: new DestinationModel(contents, serverSettings),
      jobs,
      repositories,
      server,
      settings
    });
    const importActions = new ImportActions({
      accounts,
      docManager,
      form,
      jobs,
      opener,
      server,
      serverSettings,
      settings,
      translator
    });
    const jobActions = new JobActions({
      accounts,
      importActions,
      jobs,
      opener,
      server,
      services,
      translator
    });

    // A job that was running before a reload goes on in the list and the notifications.
    void app.restored.then(() => jobs.refresh());

    return {
      accounts,
      form,
      importActions,
      jobActions,
      jobs,
      repositories,
      server,
      settings
    };
  }
};
