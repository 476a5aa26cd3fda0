import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';

import { LabOpener } from '../opening/labOpener';
import { IOpener } from '../tokens';

export const openerPlugin: JupyterFrontEndPlugin<IOpener> = {
  id: 'jupyter-import-run:opener',
  description: 'Opens what was imported.',
  autoStart: true,
  requires: [IDocumentManager],
  optional: [IDefaultFileBrowser],
  provides: IOpener,
  activate: async (
    app: JupyterFrontEnd,
    docManager: IDocumentManager,
    fileBrowser: IDefaultFileBrowser | null
  ): Promise<IOpener> => {
    const opener = new LabOpener({ app, docManager, fileBrowser });
    // Notebook 7 says on each of its pages which one it is.
    if (PageConfig.getOption('notebookPage') === '') {
      return opener;
    }
    // Here, not in the click that opens a tab: a pop-up blocker counts the time since then.
    const { NotebookOpener } = await import('../opening/notebookOpener');
    return new NotebookOpener(
      app.serviceManager,
      fileBrowser === null ? null : opener
    );
  }
};
