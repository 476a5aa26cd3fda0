import type { IDocumentManager } from '@jupyterlab/docmanager';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

/** Holds JupyterLab's autosave while the files below folders are changed on the disk. */
export class DocumentHolds {
  /** @param _follow - Brings what is open below a folder in step with the disk. */
  constructor(
    private readonly _docManager: IDocumentManager,
    private readonly _follow: (folder: string) => Promise<void>
  ) {}

  /**
   * Nothing is saved unasked until every hold is disposed of.
   *
   * With the last hold of a folder its documents follow, one folder after the other, and only
   * then autosave begins again: nothing old is shown any more.
   */
  hold(folder: string): IDisposable {
    this._stopAutosave();
    this._folders.set(folder, this._count(folder) + 1);
    return new DisposableDelegate(() => {
      this._folders.set(folder, this._count(folder) - 1);
      if (this._count(folder) === 0) {
        this._following = this._following
          .then(() => this._follow(folder))
          .catch((error: unknown) => {
            console.warn(error);
          });
      }
      void this._following.then(() => {
        this._goOn();
      });
    });
  }

  /** Wait until all that is open has followed what was let go. */
  async settled(): Promise<void> {
    await this._following;
  }

  private _count(folder: string): number {
    return this._folders.get(folder) ?? 0;
  }

  private _stopAutosave(): void {
    if (this._holds === 0) {
      this._wasOn = this._docManager.autosave;
      this._docManager.autosave = false;
    }
    this._holds += 1;
  }

  private _goOn(): void {
    this._holds -= 1;
    if (this._holds === 0 && this._wasOn) {
      this._docManager.autosave = true;
    }
  }

  private _following: Promise<void> = Promise.resolve();
  private _folders = new Map<string, number>();
  private _holds = 0;
  private _wasOn = false;
}
