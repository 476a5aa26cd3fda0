import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { reportError } from '../reportError';
import { takeHandover } from './handover';
import { keepClean } from './keepClean';
import { runAll } from './runAll';

/** Go on with each notebook for which another page left word. */
export function takeOver(
  app: JupyterFrontEnd,
  notebooks: INotebookTracker,
  trans: TranslationBundle
): void {
  const { baseUrl } = app.serviceManager.serverSettings;

  const goOn = async (panel: NotebookPanel): Promise<void> => {
    const handover = takeHandover(baseUrl, panel.context.localPath);
    if (handover === null) {
      return;
    }
    await keepClean(panel, () => true);
    if (handover.run) {
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
