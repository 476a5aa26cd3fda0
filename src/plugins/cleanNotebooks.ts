import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';

import { ImportedNotebooks } from '../opening/importedNotebooks';
// Not loaded later: the kernel may be faster.
import { keepClean } from '../opening/keepClean';
import { IImportRun } from '../tokens';

export const cleanNotebooksPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:clean-notebooks',
  description: 'Opening an imported notebook changes nothing in it.',
  autoStart: true,
  requires: [IImportRun],
  optional: [INotebookTracker],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    notebooks: INotebookTracker | null
  ): void => {
    const { serverSettings } = app.serviceManager;
    const imported = new ImportedNotebooks(importRun, serverSettings);

    const onNotebook = (panel: NotebookPanel) => {
      void keepClean(panel, () => imported.has(panel.context.localPath));
    };
    notebooks?.forEach(onNotebook);
    notebooks?.widgetAdded.connect((_, panel) => {
      onNotebook(panel);
    });
  }
};
