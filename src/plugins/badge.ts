import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { linkIcon } from '@jupyterlab/ui-components';

import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import { isNotebook } from '../model/paths';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';
import { placeArguments, Whereabouts } from '../whereabouts';

/** Menus have their entries from `schema/plugin.json`, context menus with `from`. */
export const badgePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:badge',
  description: 'Creates badges and links by which others import what is here.',
  autoStart: true,
  requires: [IImportRun, IImportPanel],
  optional: [
    ICommandPalette,
    IDocumentManager,
    IFileBrowserFactory,
    ILauncher,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    panel: IImportPanel,
    palette: ICommandPalette | null,
    docManager: IDocumentManager | null,
    fileBrowsers: IFileBrowserFactory | null,
    launcher: ILauncher | null,
    maybeTranslator: ITranslator | null
  ): void => {
    const translator = maybeTranslator ?? nullTranslator;
    const trans = translator.load(DOMAIN);
    const whereabouts = new Whereabouts(app, docManager, fileBrowsers);

    app.commands.addCommand(CommandIDs.createBadge, {
      label: ({ isLauncher }) =>
        isLauncher
          ? trans.__('Create Badge or Link')
          : trans.__('Create Badge or Link…'),
      caption: trans.__('One click on it imports a notebook or a repository'),
      icon: ({ from, isLauncher }) =>
        from !== undefined || isLauncher ? linkIcon : undefined,
      describedBy: described({
        url: trans.__('The URL of a notebook or repository'),
        ...placeArguments(trans)
      }),
      isVisible: args => {
        const place = whereabouts.placeFor(args);
        // A notebook may have been imported without its repository.
        return (
          args.from === undefined ||
          (place !== null &&
            (isNotebook(place.path) || importRun.repositories.mayHave(place)))
        );
      },
      execute: async args => {
        const { url } = args;
        const path =
          typeof url === 'string' || args.isLauncher
            ? null
            : (whereabouts.placeFor(args)?.path ?? panel.shownRepository);
        try {
          const { createBadge } = await import('../actions/badge/createBadge');
          await createBadge({
            app,
            importRun,
            path,
            url: typeof url === 'string' ? url : null,
            translator
          });
        } catch (error) {
          reportError(error, trans);
        }
      }
    });

    const command = CommandIDs.createBadge;
    palette?.addItem({ command, category: trans.__('Import & Run') });
    launcher?.add({
      command,
      args: { isLauncher: true },
      category: trans.__('Repositories'),
      rank: 100
    });
  }
};
