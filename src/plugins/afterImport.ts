import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { notebookOf } from '../actions/jobActions';
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
      switch (settings.state.runAfterImport) {
        case 'ask':
          // Elsewhere a dialog would catch keys that were meant for something else;
          // there the row and a notification offer it.
          if (panel.hasAttention) {
            await jobActions.launch(job);
          }
          break;
        case 'always':
          if (opener.opensUnasked) {
            await jobActions.run(job);
          }
          break;
        case 'never':
          if (opener.opensUnasked) {
            await jobActions.open(job);
          }
          break;
      }
    };

    jobs.ended.connect((_, job) => {
      const isMeant = jobs.intentOf(job.id)?.run === true;
      if (isMeant && job.state === 'succeeded' && notebookOf(job) !== null) {
        goOn(job).catch((error: unknown) => {
          reportError(error, trans);
        });
      }
    });
  }
};
