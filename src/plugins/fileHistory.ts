import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { historyIcon } from '@jupyterlab/ui-components';

import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';
import { type IPlaceArgs, placeArguments, Whereabouts } from '../whereabouts';

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
    const { commands } = app;
    const { repositories } = importRun;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    const whereabouts = new Whereabouts(app, docManager, fileBrowsers);
    const fileFor = (args: IPlaceArgs): string | null => {
      const place = whereabouts.placeFor(args);
      return place === null || place.isFolder ? null : place.path;
    };

    commands.addCommand(CommandIDs.fileHistory, {
      label: trans.__('Show History of This File…'),
      caption: trans.__('The commits that changed it; bring a version back'),
      icon: args => (args.from === undefined ? undefined : historyIcon),
      describedBy: described(placeArguments(trans)),
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
