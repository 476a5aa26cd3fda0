import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { isRunning } from '../model/jobsModel';
import type { JobNotifications } from '../notifications';
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
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    let loading: Promise<JobNotifications> | null = null;
    const load = (): Promise<JobNotifications> => {
      loading ??= import('../notifications').then(
        ({ JobNotifications }) =>
          new JobNotifications({ jobActions, jobs, panel, trans })
      );
      return loading;
    };

    const update = () => {
      if (loading !== null || jobs.state.jobs.some(isRunning)) {
        void load().then(notifications => {
          notifications.update();
        });
      }
    };
    jobs.changed.connect(update);
    panel.visibilityChanged.connect(update);
    jobs.ended.connect((_, job) => {
      void load().then(notifications => {
        notifications.tellEnd(job);
      });
    });
  }
};
