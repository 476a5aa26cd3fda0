import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';

import { LabOpener } from '../opening/labOpener';
import { NotebookOpener } from '../opening/notebookOpener';
import { IOpener } from '../tokens';

export const openerPlugin: JupyterFrontEndPlugin<IOpener> = {
  id: 'jupyter-import-run:opener',
  description: 'Opens what was imported.',
  autoStart: true,
  requires: [IDocumentManager],
  optional: [IDefaultFileBrowser],
  provides: IOpener,
  activate: (
    app: JupyterFrontEnd,
    docManager: IDocumentManager,
    fileBrowser: IDefaultFileBrowser | null
  ): IOpener => {
    const opener = new LabOpener({ app, docManager, fileBrowser });
    // Notebook 7 says on each of its pages which one it is.
    return PageConfig.getOption('notebookPage') === ''
      ? opener
      : new NotebookOpener(
          app.serviceManager,
          fileBrowser === null ? null : opener
        );
  }
};
