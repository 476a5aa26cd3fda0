import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { type Contents, ServerConnection } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { isWithin } from '../model/paths';
import { namesText } from '../text/namesText';
import { DOMAIN } from '../translation';

type Context = DocumentRegistry.Context;

/** The documents of this page that are open from a repository. */
export class OpenDocuments {
  constructor(private readonly _options: OpenDocuments.IOptions) {
    this._trans = _options.translator.load(DOMAIN);
  }

  /** Whether files below a folder may change: what is not saved is asked about. */
  async mayChange(folder: string): Promise<boolean> {
    const shared = this._below(folder).filter(
      ({ model }) => model.collaborative
    );
    if (shared.length > 0) {
      await this._refuse(shared);
      return false;
    }
    const unsaved = this.unsaved(folder);
    return unsaved.length === 0 || this._saveFirst(unsaved);
  }

  unsaved(
    folder: string,
    isMeant: (path: string) => boolean = () => true
  ): string[] {
    return this._below(folder)
      .filter(({ localPath, model }) => model.dirty && isMeant(localPath))
      .map(({ localPath }) => localPath);
  }

  async save(paths: readonly string[]): Promise<void> {
    for (const context of this._below('')) {
      if (paths.includes(context.localPath)) {
        await context.save();
      }
    }
  }

  /** Show what is on the disk now, in all that is open and not changed. */
  async follow(folder: string): Promise<void> {
    await Promise.all(
      this._below(folder).map(context =>
        this._followOne(context).catch((error: unknown) => {
          console.warn(`${context.path} could not be read again`, error);
        })
      )
    );
  }

  /** The documents below a folder, each once though it may have several views. */
  private _below(folder: string): Context[] {
    const { app, docManager } = this._options;
    const contexts = new Set<Context>();
    for (const widget of app.shell.widgets('main')) {
      const context = docManager.contextForWidget(widget);
      if (context && isWithin(context.localPath, folder)) {
        contexts.add(context);
      }
    }
    return [...contexts];
  }

  private async _followOne(context: Context): Promise<void> {
    const { contents } = this._options;
    let onDisk: Contents.IModel;
    try {
      onDisk = await contents.get(context.path, { content: false });
    } catch (error) {
      if (isGone(error)) {
        // Not `dispose` alone: the view would stay, and fail at its next save.
        context.model.dirty = false;
        await this._options.docManager.closeFile(context.path);
        return;
      }
      throw error;
    }
    const isSame =
      onDisk.last_modified === context.contentsModel?.last_modified;
    // What was typed meanwhile stays; JupyterLab asks about it when it is saved.
    if (!isSame && !context.model.dirty && !context.isDisposed) {
      await context.revert();
    }
  }

  private async _saveFirst(paths: readonly string[]): Promise<boolean> {
    const trans = this._trans;
    const { button } = await showDialog({
      title: trans.__('Save First?'),
      body: trans.__(
        '%1 has changes that are not saved. They have to be saved before files change.',
        namesText(paths, trans)
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.okButton({ label: trans.__('Save and Go On') })
      ]
    });
    if (button.accept) {
      await this.save(paths);
    }
    return button.accept;
  }

  private async _refuse(shared: readonly Context[]): Promise<void> {
    const trans = this._trans;
    const names = shared.map(({ localPath }) => localPath);
    await showDialog({
      title: trans.__('Close Shared Documents First'),
      body: trans.__(
        '%1 is open for several people. The server would write it over the files that change. Close it everywhere, then try again.',
        namesText(names, trans)
      ),
      buttons: [Dialog.okButton({ label: trans.__('Close') })]
    });
  }

  private _trans: TranslationBundle;
}

export namespace OpenDocuments {
  export interface IOptions {
    app: JupyterFrontEnd;
    contents: Contents.IManager;
    docManager: IDocumentManager;
    translator: ITranslator;
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof ServerConnection.ResponseError &&
    error.response.status === 404
  );
}
