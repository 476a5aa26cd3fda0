import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import { NotebookPanel } from '@jupyterlab/notebook';

import type { IOpenNotebookOptions } from '../tokens';
import { keepClean } from './keepClean';
import { runAll } from './runAll';
import { startSession } from './startSession';
import { substituteKernel } from './substituteKernel';

/** Open a notebook in this page, with a kernel of the person's choice, and run it. */
export async function openNotebook(
  app: JupyterFrontEnd,
  docManager: IDocumentManager,
  path: string,
  { kernel, run }: IOpenNotebookOptions
): Promise<void> {
  const { serviceManager } = app;
  const isOpen = docManager.findWidget(path, 'Notebook') !== undefined;
  if (!isOpen) {
    const name = kernel ?? (await substituteKernel(serviceManager, path));
    if (name !== null) {
      await startSession(serviceManager.sessions, path, name);
    }
  }
  const panel = docManager.openOrReveal(path, 'Notebook');
  if (!(panel instanceof NotebookPanel)) {
    return;
  }
  if (isOpen) {
    await switchKernel(panel, kernel);
  } else {
    await keepClean(panel, () => true);
  }
  if (run) {
    await runAll(app, panel);
  }
}

async function switchKernel(
  panel: NotebookPanel,
  kernel: string | null
): Promise<void> {
  const { sessionContext } = panel;
  await sessionContext.ready;
  if (kernel !== null && sessionContext.session?.kernel?.name !== kernel) {
    await sessionContext.changeKernel({ name: kernel });
  }
}
