import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { DOMAIN } from '../translation';

export const notebookPagePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:notebook-page',
  description: 'Goes on in the tab that Notebook 7 opened for a notebook.',
  autoStart: true,
  optional: [INotebookTracker, ITranslator],
  activate: async (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker | null,
    translator: ITranslator | null
  ): Promise<void> => {
    if (
      notebooks === null ||
      PageConfig.getOption('notebookPage') !== 'notebooks'
    ) {
      return;
    }
    // Waited for, as the page waits for its plugins: the kernel may be faster.
    const { takeOver } = await import('../opening/takeOver');
    takeOver(app, notebooks, (translator ?? nullTranslator).load(DOMAIN));
  }
};
