import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';
import type { Widget } from '@lumino/widgets';

import { CommandIDs } from '../commandIDs';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';

/** Where a context menu was opened has its entry from `schema/plugin.json`, with `from`. */
export const fileHistoryPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:file-history',
  description: 'Shows the history of a file from wherever it is seen.',
  autoStart: true,
  requires: [IImportRun, IImportPanel],
  optional: [
    ICommandPalette,
    IDocumentManager,
    IFileBrowserFactory,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    panel: IImportPanel,
    palette: ICommandPalette | null,
    docManager: IDocumentManager | null,
    fileBrowsers: IFileBrowserFactory | null,
    translator: ITranslator | null
  ): void => {
    const { commands, serviceManager, shell } = app;
    const { repositories } = importRun;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    const pathOf = (widget: Widget | null | undefined): string | null =>
      (widget && docManager?.contextForWidget(widget)?.localPath) ?? null;

    /** The document whose tab has the context menu. */
    const tabUnderPointer = (): string | null => {
      const tab = app.contextMenuHitTest(
        ({ dataset }) => dataset.type === 'document-title'
      );
      for (const widget of tab === undefined ? [] : shell.widgets('main')) {
        if (widget.id === tab?.dataset.id) {
          return pathOf(widget);
        }
      }
      return null;
    };

    /** The one file that is selected in the file browser. */
    const selectedFile = (): string | null => {
      const selected = [
        ...(fileBrowsers?.tracker.currentWidget?.selectedItems() ?? [])
      ];
      return selected.length === 1 && selected[0].type !== 'directory'
        ? serviceManager.contents.localPath(selected[0].path)
        : null;
    };

    const fileFor = ({ from, path }: { from?: unknown; path?: unknown }) =>
      typeof path === 'string'
        ? path
        : from === 'file-browser'
          ? selectedFile()
          : from === 'tab'
            ? tabUnderPointer()
            : pathOf(shell.currentWidget);

    commands.addCommand(CommandIDs.fileHistory, {
      label: trans.__('Show History of This File…'),
      caption: trans.__('The commits that changed it; bring a version back'),
      icon: args => (args.from === undefined ? undefined : historyIcon),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            path: {
              type: 'string',
              description: trans.__('The path of the file')
            },
            from: {
              type: 'string',
              enum: ['file-browser', 'tab'],
              description: trans.__('Where the file was clicked on')
            }
          }
        }
      },
      isEnabled: args => fileFor(args) !== null,
      isVisible: args => {
        const path = fileFor(args);
        return path !== null && repositories.mayHave({ path, isFolder: false });
      },
      execute: async args => {
        const path = fileFor(args);
        if (path !== null) {
          await panel.showHistory(path).catch((error: unknown) => {
            reportError(error, trans);
          });
        }
      }
    });

    const category = trans.__('Import & Run');
    palette?.addItem({ command: CommandIDs.fileHistory, category });
  }
};
