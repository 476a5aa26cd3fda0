import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { PresetActions } from '../actions/presets/presetActions';
import { listPresets } from '../api/presets';
import { importRunIcon } from '../appIcons';
import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun, IPresets } from '../tokens';
import { keepInOneRow } from '../toolbarRow';
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
    const { commands, serviceManager } = app;
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const describedBy = described();
    const report = (error: unknown) => {
      reportError(error, trans);
    };

    commands.addCommand(CommandIDs.showSaved, {
      label: args =>
        args.isLauncher ? trans.__('More…') : trans.__('Saved Repositories'),
      icon: args => (args.isLauncher ? importRunIcon : undefined),
      describedBy,
      execute: () => panel.showPresets()
    });

    commands.addCommand(CommandIDs.bring, {
      label: trans.__('Import or Connect…'),
      icon: importRunIcon,
      describedBy,
      execute: () =>
        import('../widgets/presets/bringMenu')
          .then(({ offerToBring }) => offerToBring(panel, presets, trans))
          .catch(report)
    });

    keepInOneRow(CommandIDs.bring);

    if (launcher !== null) {
      const addTiles = async (actions: PresetActions): Promise<void> => {
        const { SavedTiles } = await import('../savedTiles');
        const { jobs } = importRun;
        const options = { actions, commands, jobs, launcher, trans };
        const tiles = new SavedTiles(options);
        app.shell.disposed.connect(() => {
          tiles.dispose();
        });
      };
      void presets.loaded.then(addTiles).catch(report);
      // Whoever has none needs no code for them.
      void app.restored
        .then(() => listPresets(serviceManager.serverSettings, null))
        .then(async list => {
          if (list.presets.length > 0) {
            await (await presets.load()).model.refresh();
          }
        })
        // The panel tells why they cannot be read.
        .catch(console.warn);
    }

    palette?.addItem({
      command: CommandIDs.showSaved,
      category: trans.__('Import & Run')
    });
  }
};
