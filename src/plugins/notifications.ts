import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { untilFirstLong } from '../model/longJobs';
import type { JobNotifications } from '../notifications';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';

/** How long to wait at least for the next look at the jobs that run. */
const LOOK_MS = 500;

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

    const create = async (): Promise<JobNotifications> => {
      const [{ JobNotifications }, actions] = await Promise.all([
        import('../notifications'),
        jobActions.load()
      ]);
      return new JobNotifications({ jobActions: actions, jobs, panel, trans });
    };
    let loading: Promise<JobNotifications> | null = null;
    const load = (): Promise<JobNotifications> => {
      loading ??= create();
      return loading;
    };

    let waiting: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(waiting);
      const wait = untilFirstLong(jobs.state.jobs, Date.now());
      if (loading !== null || (wait === 0 && !panel.isVisible)) {
        void load().then(notifications => {
          notifications.update();
        });
      } else if (wait !== null) {
        // Nothing may change just when a job becomes a long one.
        waiting = setTimeout(update, Math.max(wait, LOOK_MS));
      }
    };
    jobs.changed.connect(update);
    panel.visibilityChanged.connect(update);
    jobs.ended.connect((_, job) => {
      const isNews = !panel.isVisible && jobs.isAskedFor(job.id);
      if (loading !== null || isNews) {
        void load().then(notifications => {
          notifications.tellEnd(job);
        });
      }
    });
  }
};
