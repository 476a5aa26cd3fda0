import { URLExt } from '@jupyterlab/coreutils';
import type { ServiceManager } from '@jupyterlab/services';

import { isNotebook, parentOf } from '../model/paths';
import type { IOpener, IOpenNotebookOptions } from '../tokens';
import { leaveHandover } from './handover';
import { PopupBlockedError } from './popup';
import { startSession } from './startSession';

/**
 * Opens in browser tabs of their own, as Notebook 7 does.
 *
 * A tab opens in the moment of the click, before anything is waited for: later a pop-up
 * blocker would stand in the way.
 */
export class NotebookOpener implements IOpener {
  /**
   * @param files - Shows folders in the file browser of this page, where it has one.
   */
  constructor(services: ServiceManager.IManager, files: IOpener | null) {
    this._services = services;
    this._baseUrl = services.serverSettings.baseUrl;
    this._files = files;
  }

  readonly opensUnasked = false;

  async open(path: string, isFolder: boolean): Promise<void> {
    if (isFolder) {
      if (this._files === null) {
        this._openTab('tree', path);
      } else {
        await this._files.open(path, true);
      }
    } else if (isNotebook(path)) {
      await this.openNotebook(path, { kernel: null, run: false });
    } else {
      this._openTab('edit', path);
    }
  }

  async openNotebook(
    path: string,
    { kernel, run }: IOpenNotebookOptions
  ): Promise<void> {
    const tab = this._openTab(null, '');
    try {
      const { substituteKernel } = await import('./substituteKernel');
      const name = kernel ?? (await substituteKernel(this._services, path));
      if (name !== null) {
        await startSession(this._services.sessions, path, name);
      }
      // Only now that the tab is there: what is left for a tab that never comes would
      // run the cells of whoever opens the notebook next.
      leaveHandover(this._baseUrl, { path, run });
      tab.location.replace(this._address('notebooks', path));
    } catch (error) {
      tab.close();
      throw error;
    }
  }

  async reveal(path: string): Promise<void> {
    if (this._files === null) {
      this._openTab('tree', parentOf(path));
    } else {
      await this._files.reveal(path);
    }
  }

  private _openTab(page: string | null, path: string): Window {
    const address = page === null ? 'about:blank' : this._address(page, path);
    const tab = window.open(address, '_blank');
    if (tab === null) {
      throw new PopupBlockedError();
    }
    return tab;
  }

  private _address(page: string, path: string): string {
    return URLExt.join(this._baseUrl, page, URLExt.encodeParts(path));
  }

  private _baseUrl: string;
  private _files: IOpener | null;
  private _services: ServiceManager.IManager;
}
