import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { JobNotifications } from '../notifications';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';

export const notificationsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:notifications',
  description: 'Tells of long jobs while the panel is out of sight.',
  autoStart: true,
  requires: [IImportPanel, IImportRun],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    panel: IImportPanel,
    importRun: IImportRun,
    translator: ITranslator | null
  ): void => {
    const { jobActions, jobs } = importRun;
    new JobNotifications({
      jobActions,
      jobs,
      panel,
      trans: (translator ?? nullTranslator).load(DOMAIN)
    });
  }
};
