import type { IDocumentManager } from '@jupyterlab/docmanager';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

/** JupyterLab's autosave, to be held for a moment. */
export class Autosave {
  constructor(private readonly _docManager: IDocumentManager) {}

  /** Nothing is saved unasked until every hold is disposed of. */
  hold(): IDisposable {
    if (this._holds === 0) {
      this._wasOn = this._docManager.autosave;
      this._docManager.autosave = false;
    }
    this._holds += 1;
    return new DisposableDelegate(() => {
      this._holds -= 1;
      if (this._holds === 0 && this._wasOn) {
        this._docManager.autosave = true;
      }
    });
  }

  private _holds = 0;
  private _wasOn = false;
}
