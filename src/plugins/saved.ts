import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { importRunIcon, importRunLauncherIcon } from '../appIcons';
import { CommandIDs } from '../commandIDs';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun, IPresets } from '../tokens';
import { DOMAIN } from '../translation';

/** The button in the file browser's toolbar is from `schema/plugin.json`. */
export const savedPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:saved',
  description: 'Offers the saved repositories in the launcher and at every +.',
  autoStart: true,
  requires: [IImportPanel, IImportRun, IPresets],
  optional: [ICommandPalette, ILauncher, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    panel: IImportPanel,
    importRun: IImportRun,
    presets: IPresets,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    commands.addCommand(CommandIDs.showSaved, {
      label: args =>
        args.isLauncher ? trans.__('More…') : trans.__('Saved Repositories'),
      caption: trans.__('Show the saved repositories in the panel'),
      icon: args => (args.isLauncher ? importRunLauncherIcon : undefined),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => panel.showPresets()
    });

    commands.addCommand(CommandIDs.bring, {
      caption: trans.__('Import a repository, or connect a saved one'),
      icon: importRunIcon,
      label: trans.__('Import or Connect…'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const anchor = document.querySelector<HTMLElement>(
          `.jp-FileBrowser [data-command="${CommandIDs.bring}"]`
        );
        await offer(anchor ?? document.body).catch((error: unknown) => {
          reportError(error, trans);
        });
      }
    });

    const offer = async (anchor: HTMLElement): Promise<void> => {
      const [{ bringMenu }, actions] = await Promise.all([
        import('../widgets/presets/bringMenu'),
        presets.load()
      ]);
      await actions.model.refresh();
      bringMenu(
        actions.model.presets,
        {
          connect: preset => {
            actions.connect(preset).catch((error: unknown) => {
              reportError(error, trans);
            });
          },
          fromUrl: () => {
            void panel.focusUrl();
          },
          showSaved: () => {
            void panel.showPresets();
          }
        },
        trans
      ).openBelow(anchor);
    };

    const addTiles = async (launcher: ILauncher): Promise<void> => {
      await app.restored;
      const [{ SavedTiles }, actions] = await Promise.all([
        import('../savedTiles'),
        presets.load()
      ]);
      const { jobs } = importRun;
      // They stay as long as the page.
      const tiles = new SavedTiles({
        actions,
        commands,
        jobs,
        launcher,
        trans
      });
      app.shell.disposed.connect(() => {
        tiles.dispose();
      });
      await actions.model.refresh();
    };
    if (launcher !== null) {
      void addTiles(launcher);
    }

    const category = trans.__('Import & Run');
    palette?.addItem({ command: CommandIDs.showSaved, category });
  }
};
