import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun, IOpener } from '../tokens';
import { DOMAIN } from '../translation';

export const afterImportPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:after-import',
  description: 'Goes on to run a notebook once it is here.',
  autoStart: true,
  requires: [IImportPanel, IImportRun, IOpener],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    panel: IImportPanel,
    importRun: IImportRun,
    opener: IOpener,
    translator: ITranslator | null
  ): void => {
    const { jobActions, jobs, settings } = importRun;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    const goOn = async (job: Job): Promise<void> => {
      const { hasAttention } = panel;
      const { opensUnasked } = opener;
      const [{ afterImport }, actions] = await Promise.all([
        import('../opening/afterImport'),
        jobActions.load()
      ]);
      const way = settings.state.runAfterImport;
      await afterImport(job, { actions, hasAttention, opensUnasked, way });
    };

    jobs.ended.connect((_, job) => {
      const isMeant = jobs.intentOf(job.id)?.run === true;
      if (isMeant && job.state === 'succeeded') {
        goOn(job).catch((error: unknown) => {
          reportError(error, trans);
        });
      }
    });
  }
};
