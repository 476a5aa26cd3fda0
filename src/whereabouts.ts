import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Widget } from '@lumino/widgets';

import type { IArguments } from './commandArguments';
import type { IPlace } from './model/repositoriesModel';

/** The arguments of a command that is about a place. */
export interface IPlaceArgs {
  /** Its API path. */
  path?: unknown;
  /** Where it was clicked on; left out: where the person is. */
  from?: unknown;
}

/** Them in words, for `described`. */
export function placeArguments(trans: TranslationBundle): IArguments {
  return {
    path: trans.__('The path of a file or repository here'),
    from: {
      enum: ['file-browser', 'tab'],
      description: trans.__('Where the file was clicked on')
    }
  };
}

/** What a command is about: what was clicked on, or what is open before the person. */
export class Whereabouts {
  constructor(
    private readonly _app: JupyterFrontEnd,
    private readonly _docManager: IDocumentManager | null,
    private readonly _fileBrowsers: IFileBrowserFactory | null
  ) {}

  /** Null where that is nothing, or several things. */
  placeFor({ from, path }: IPlaceArgs): IPlace | null {
    return typeof path === 'string'
      ? { path, isFolder: false }
      : from === 'file-browser'
        ? this._selected()
        : this._documentOf(
            from === 'tab' ? this._clickedTab() : this._app.shell.currentWidget
          );
  }

  private _documentOf(widget: Widget | null): IPlace | null {
    const path =
      widget && this._docManager?.contextForWidget(widget)?.localPath;
    return path ? { path, isFolder: false } : null;
  }

  /** The document whose tab has the context menu. */
  private _clickedTab(): Widget | null {
    const tab = this._app.contextMenuHitTest(
      ({ dataset }) => dataset.type === 'document-title'
    );
    for (const widget of tab ? this._app.shell.widgets('main') : []) {
      if (widget.id === tab?.dataset.id) {
        return widget;
      }
    }
    return null;
  }

  private _selected(): IPlace | null {
    const [item, ...others] =
      this._fileBrowsers?.tracker.currentWidget?.selectedItems() ?? [];
    return item === undefined || others.length > 0
      ? null
      : {
          path: this._app.serviceManager.contents.localPath(item.path),
          isFolder: item.type === 'directory'
        };
  }
}
