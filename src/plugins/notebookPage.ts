import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { takeHandover } from '../opening/handover';
// Not loaded later: the kernel may be faster.
import { keepClean } from '../opening/keepClean';
import { reportError } from '../reportError';
import { DOMAIN } from '../translation';

export const notebookPagePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:notebook-page',
  description: 'Goes on in the tab that Notebook 7 opened for a notebook.',
  autoStart: true,
  optional: [INotebookTracker, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker | null,
    translator: ITranslator | null
  ): void => {
    if (
      notebooks === null ||
      PageConfig.getOption('notebookPage') !== 'notebooks'
    ) {
      return;
    }
    const { baseUrl } = app.serviceManager.serverSettings;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    const goOn = async (panel: NotebookPanel): Promise<void> => {
      const handover = takeHandover(baseUrl, panel.context.localPath);
      if (handover === null) {
        return;
      }
      await keepClean(panel, () => true);
      if (handover.run) {
        const { runAll } = await import('../opening/runAll');
        await runAll(app, panel);
      }
    };

    const onNotebook = (panel: NotebookPanel) => {
      goOn(panel).catch((error: unknown) => {
        reportError(error, trans);
      });
    };
    notebooks.forEach(onNotebook);
    notebooks.widgetAdded.connect((_, panel) => {
      onNotebook(panel);
    });
  }
};
