import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { FileBrowser } from '@jupyterlab/filebrowser';
import { TabPanel } from '@lumino/widgets';

import { baseName, isNotebook, parentOf } from '../model/paths';
import type { IOpener, IOpenNotebookOptions } from '../tokens';

/** Opens in the main area of JupyterLab. */
export class LabOpener implements IOpener {
  constructor(options: LabOpener.IOptions) {
    this._app = options.app;
    this._docManager = options.docManager;
    this._fileBrowser = options.fileBrowser;
  }

  readonly opensUnasked = true;

  async open(path: string, isFolder: boolean): Promise<void> {
    if (isFolder) {
      await this._goTo(path);
      return;
    }
    if (isNotebook(path)) {
      await this.openNotebook(path, { kernel: null, run: false });
    } else {
      this._docManager.openOrReveal(path);
    }
  }

  async openNotebook(
    path: string,
    options: IOpenNotebookOptions
  ): Promise<void> {
    const { openNotebook } = await import('./openNotebook');
    await openNotebook(this._app, this._docManager, path, options);
  }

  async reveal(path: string): Promise<void> {
    await this._goTo(parentOf(path));
    await this._fileBrowser?.selectItemByName(baseName(path));
  }

  private async _goTo(folder: string): Promise<void> {
    const browser = this._fileBrowser;
    if (browser === null) {
      return;
    }
    await browser.model.cd(`/${folder}`);
    // Notebook 7 has the file browser as a tab of its tree page.
    const tabs = browser.parent?.parent;
    if (tabs instanceof TabPanel) {
      tabs.currentWidget = browser;
    } else {
      this._app.shell.activateById(browser.id);
    }
  }

  private _app: JupyterFrontEnd;
  private _docManager: IDocumentManager;
  private _fileBrowser: FileBrowser | null;
}

export namespace LabOpener {
  export interface IOptions {
    app: JupyterFrontEnd;
    docManager: IDocumentManager;
    fileBrowser: FileBrowser | null;
  }
}
