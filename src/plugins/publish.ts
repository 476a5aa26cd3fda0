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

import type {
  IPublishedItem,
  PublishActions
} from '../actions/publish/publishActions';
import { listPublications } from '../api/publications';
import { CommandIDs } from '../commandIDs';
import { reportError } from '../reportError';
import { IImportRun, IOpenDocuments, IPresets, IPublisher } from '../tokens';
import { DOMAIN } from '../translation';

/** Menus have their entries from `schema/plugin.json`, the context menu's with `from`. */
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
    translator: ITranslator | null
  ): IPublisher => {
    const { commands, serviceManager, shell } = app;
    const { contents, serverSettings } = serviceManager;
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const report = (error: unknown) => {
      reportError(error, trans);
    };
    let loading: Promise<PublishActions> | null = null;
    const load = () =>
      (loading ??= import('../actions/publish/publishActions').then(
        ({ PublishActions }) =>
          new PublishActions({
            documents,
            importRun,
            presets,
            serverSettings,
            state,
            translator: translator ?? nullTranslator
          })
      ));

    /** What is selected in the file browser, or the document in front. */
    const itemsFor = ({ from }: { from?: unknown }): IPublishedItem[] => {
      if (from === 'file-browser') {
        const selected = fileBrowsers?.tracker.currentWidget?.selectedItems();
        return [...(selected ?? [])]
          .filter(({ path }) => contents.driveName(path) === '')
          .map(({ path, type }) => ({
            path: contents.localPath(path),
            isFolder: type === 'directory'
          }));
      }
      const widget = shell.currentWidget;
      const path =
        (widget && docManager?.contextForWidget(widget)?.localPath) ?? null;
      return path === null ? [] : [{ path, isFolder: false }];
    };

    commands.addCommand(CommandIDs.publish, {
      label: trans.__('Publish to Repository…'),
      caption: trans.__(
        'Commit a copy to a branch of a repository, without having it here'
      ),
      icon: args => (args.from === undefined ? undefined : fileUploadIcon),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            from: {
              type: 'string',
              enum: ['file-browser'],
              description: trans.__('Where the files were clicked on')
            }
          }
        }
      },
      isEnabled: args => itemsFor(args).length > 0,
      execute: async args => {
        const items = itemsFor(args);
        if (items.length > 0) {
          await load()
            .then(actions => actions.publish(items))
            .catch(report);
        }
      }
    });

    /** The one folder that is selected, where it is in no repository. */
    const plainFolder = (): string | null => {
      const items = itemsFor({ from: 'file-browser' });
      const [item] = items;
      return items.length === 1 &&
        item.isFolder &&
        importRun.repositories.knownFolderOf(item) === null
        ? item.path
        : null;
    };

    commands.addCommand(CommandIDs.publishFolder, {
      label: trans.__('Publish Folder to a New Project…'),
      caption: trans.__('Make it a repository, and a project of your account'),
      icon: fileUploadIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled: () => plainFolder() !== null,
      isVisible: () => plainFolder() !== null,
      execute: async () => {
        const path = plainFolder();
        if (path !== null) {
          await load()
            .then(actions => actions.publishFolder(path))
            .catch(report);
        }
      }
    });

    // A save loads the rest only where something is published at all.
    let isPublishing: Promise<boolean> | null = null;
    contents.fileChanged.connect((_, { newValue, type }) => {
      const path = newValue?.path ?? '';
      if (type !== 'save' || contents.driveName(path) !== '') {
        return;
      }
      isPublishing ??= listPublications(serverSettings).then(
        list => list.length > 0
      );
      void isPublishing
        .then(async isAny => {
          if (isAny || loading !== null) {
            await (await load()).publishAgain(contents.localPath(path));
          }
        })
        .catch(report);
    });

    const category = trans.__('Import & Run');
    palette?.addItem({ command: CommandIDs.publish, category });
    return { load };
  }
};
