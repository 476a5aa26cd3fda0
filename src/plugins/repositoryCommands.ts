import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import {
  ITranslator,
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';

import { described } from '../commandArguments';
import { CommandIDs } from '../commandIDs';
import type { IPlace } from '../model/repositoriesModel';
import type { RepositoryVerb } from '../model/repository/verbs';
import { reportError } from '../reportError';
import { IImportPanel, IImportRun } from '../tokens';
import { DOMAIN } from '../translation';
import { Whereabouts } from '../whereabouts';

export const repositoryCommandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:repository-commands',
  description: 'The verbs of a repository, for the palette and for shortcuts.',
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
    const { commands, serviceManager } = app;
    const { repositories } = importRun;
    const trans = (translator ?? nullTranslator).load(DOMAIN);

    const whereabouts = new Whereabouts(app, docManager, fileBrowsers);
    const folder = (path: string | null | undefined): IPlace | null =>
      path == null ? null : { path, isFolder: true };
    const browsed = (): string | undefined => {
      const path = fileBrowsers?.tracker.currentWidget?.model.path;
      return path && serviceManager.contents.localPath(path);
    };

    /**
     * Where a command acts: what it was given, else the card that is open, else the document
     * that is open, else the folder. Null where there is no repository, as far as is known.
     */
    const placeFor = ({ path }: { path?: unknown }): IPlace | null =>
      typeof path === 'string'
        ? folder(path)
        : ([
            folder(panel.shownRepository),
            whereabouts.placeFor({}),
            folder(browsed())
          ].find(place => place !== null && repositories.mayHave(place)) ??
          null);

    const category = trans.__('Import & Run');
    for (const [verb, label, caption] of verbs(trans)) {
      const command = CommandIDs.withRepository(verb);
      commands.addCommand(command, {
        label,
        caption,
        describedBy: described({
          path: trans.__('The folder of the repository')
        }),
        isEnabled: args => {
          const place = placeFor(args);
          return place !== null && panel.can(verb, place);
        },
        execute: async args => {
          const place = placeFor(args);
          if (place !== null) {
            await panel.perform(verb, place).catch((error: unknown) => {
              reportError(error, trans);
            });
          }
        }
      });
      palette?.addItem({ command, category });
    }
  }
};

/** Each with its label, and what it does in a sentence. */
function verbs(
  trans: TranslationBundle
): (readonly [RepositoryVerb, string, string])[] {
  return [
    [
      'check',
      trans.__('Check for Changes'),
      trans.__('Ask its server what is new')
    ],
    ['pull', trans.__('Pull'), trans.__('Bring what is new on its server')],
    [
      'commit',
      trans.__('Commit…'),
      trans.__('Choose what to commit, and push it')
    ],
    ['push', trans.__('Push'), trans.__('Send the commits to its server')],
    [
      'switch-branch',
      trans.__('Switch Branch…'),
      trans.__('Go to another branch or tag')
    ],
    [
      'new-branch',
      trans.__('New Branch…'),
      trans.__('Begin a branch where you are')
    ],
    [
      'history',
      trans.__('Show History…'),
      trans.__('The commits, and what each changed')
    ],
    [
      'restore',
      trans.__('Restore…'),
      trans.__('Put back what was kept before something could destroy it')
    ],
    [
      'reclone',
      trans.__('Re-clone…'),
      trans.__('Fetch it anew; what is here is kept')
    ]
  ];
}
