import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { importRunIcon, importRunLauncherIcon } from '../appIcons';
import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import { parentOf } from '../model/paths';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';

/** Menus and the context menu get their entries from `schema/plugin.json`. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:commands',
  description: 'The commands of Import & Run, also in the palette.',
  autoStart: true,
  requires: [IImportRun, IImportPanel],
  optional: [ICommandPalette, IFileBrowserFactory, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    panel: IImportPanel,
    palette: ICommandPalette | null,
    fileBrowsers: IFileBrowserFactory | null,
    translator: ITranslator | null
  ): void => {
    const { commands, serviceManager } = app;
    const { importer, jobs, repositories, server } = importRun;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    commands.addCommand(CommandIDs.open, {
      label: args =>
        args.isLauncher
          ? trans.__('Import from URL')
          : trans.__('Import from URL…'),
      caption: trans.__('Import a notebook or a Git repository by its URL'),
      icon: args =>
        args.isMenu
          ? undefined
          : args.isLauncher
            ? importRunLauncherIcon
            : importRunIcon,
      describedBy: described({
        url: trans.__('The URL to fill in'),
        folder: trans.__('The folder to import into')
      }),
      execute: async args => {
        await panel.focusUrl();
        const { form } = await importer.load();
        if (typeof args.folder === 'string') {
          form.destination.choose(args.folder);
        }
        if (typeof args.url === 'string') {
          form.url.setText(args.url, true);
        }
      }
    });

    /** The folder that the context menu was opened on. */
    const folderUnderPointer = (): string | null => {
      const browser = fileBrowsers?.tracker.currentWidget;
      if (!browser) {
        return null;
      }
      const selected = [...browser.selectedItems()];
      const path =
        selected.length === 1
          ? selected[0].type === 'directory'
            ? selected[0].path
            : parentOf(selected[0].path)
          : browser.model.path;
      return serviceManager.contents.localPath(path);
    };

    commands.addCommand(CommandIDs.importHere, {
      label: trans.__('Import Here…'),
      caption: trans.__(
        'Import a notebook or a Git repository into this folder'
      ),
      icon: importRunIcon,
      describedBy: described(),
      isVisible: () => fileBrowsers !== null,
      execute: async () => {
        await commands.execute(CommandIDs.open, {
          folder: folderUnderPointer()
        });
      }
    });

    commands.addCommand(CommandIDs.connectAccount, {
      label: trans.__('Connect an Account…'),
      caption: trans.__('Sign in to GitLab, GitHub or any Git server'),
      describedBy: described(),
      execute: () => panel.connectAccount(null)
    });

    commands.addCommand(CommandIDs.refresh, {
      label: trans.__('Refresh Imports and Repositories'),
      caption: trans.__('Refresh'),
      describedBy: described(),
      execute: async () => {
        await Promise.all([
          jobs.refresh(),
          repositories.refresh(),
          server.refresh()
        ]);
      }
    });

    const category = trans.__('Import & Run');
    palette?.addItem({ command: CommandIDs.open, category });
    palette?.addItem({ command: CommandIDs.connectAccount, category });
    palette?.addItem({ command: CommandIDs.refresh, category });
  }
};
