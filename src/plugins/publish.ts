import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { fileUploadIcon } from '@jupyterlab/ui-components';

import type { PublishActions } from '../actions/publish/publishActions';
import { listPublications } from '../api/publications';
import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import { Lazy } from '../lazy';
import { reportError } from '../reportError';
import { IImportRun, IOpenDocuments, IPresets, IPublisher } from '../tokens';
import { DOMAIN } from '../translation';
import { Whereabouts } from '../whereabouts';

/** Menus and toolbars have their entries from `schema/plugin.json`, with `from`. */
export const publishPlugin: JupyterFrontEndPlugin<IPublisher> = {
  id: 'jupyter-import-run:publish',
  description: 'Publishes files to a repository that is not here.',
  autoStart: true,
  requires: [IImportRun, IOpenDocuments, IPresets],
  optional: [
    ICommandPalette,
    IDocumentManager,
    IFileBrowserFactory,
    IStateDB,
    ITranslator
  ],
  provides: IPublisher,
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    documents: IOpenDocuments,
    presets: IPresets,
    palette: ICommandPalette | null,
    docManager: IDocumentManager | null,
    fileBrowsers: IFileBrowserFactory | null,
    state: IStateDB | null,
    maybeTranslator: ITranslator | null
  ): IPublisher => {
    const { commands, serviceManager } = app;
    const { contents, serverSettings } = serviceManager;
    const translator = maybeTranslator ?? nullTranslator;
    const trans = translator.load(DOMAIN);
    const publisher = new Lazy(async () => {
      const { PublishActions } =
        await import('../actions/publish/publishActions');
      return new PublishActions({
        contents,
        documents,
        fileBrowsers,
        importRun,
        presets,
        serverSettings,
        state,
        translator
      });
    });
    const act = (action: (actions: PublishActions) => Promise<void>) =>
      publisher
        .load()
        .then(action)
        .catch((error: unknown) => {
          reportError(error, trans);
        });
    const whereabouts = new Whereabouts(app, docManager, fileBrowsers);
    const document = () => whereabouts.placeFor({})?.path;

    commands.addCommand(CommandIDs.publish, {
      label: trans.__('Publish to Repository…'),
      icon: ({ from }) => (from === undefined ? undefined : fileUploadIcon),
      describedBy: described({
        from: {
          enum: ['file-browser', 'notebook'],
          description: trans.__('Where it was asked for')
        }
      }),
      isEnabled: ({ from }) => from !== undefined || document() !== undefined,
      execute: ({ from }) => {
        const path = from === 'file-browser' ? undefined : document();
        return act(actions =>
          path === undefined
            ? actions.publishSelected()
            : actions.publish([{ path, isFolder: false }])
        );
      }
    });

    commands.addCommand(CommandIDs.publishFolder, {
      label: trans.__('Publish Folder to a New Project…'),
      icon: fileUploadIcon,
      describedBy: described(),
      execute: () => act(actions => actions.publishSelectedFolder())
    });

    // A save loads the rest only where something is published at all.
    let isAny: Promise<boolean> | null = null;
    contents.fileChanged.connect((_, { newValue, type }) => {
      const path = newValue?.path ?? '';
      if (type === 'save' && contents.driveName(path) === '') {
        isAny ??= listPublications(serverSettings).then(
          ({ length }) => length > 0,
          () => false
        );
        void isAny.then(async isPublished => {
          if (isPublished || publisher.isWanted) {
            await act(actions =>
              actions.publishAgain(contents.localPath(path))
            );
          }
        });
      }
    });

    const category = trans.__('Import & Run');
    palette?.addItem({ command: CommandIDs.publish, category });
    return publisher;
  }
};
