import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ITranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../../commandIDs';
import { BadgeChoices } from '../../model/badge/badgeChoices';
import { BadgeModel } from '../../model/badge/badgeModel';
import { hereOf } from '../../model/badge/here';
import { targetsOf } from '../../model/badge/targets';
import { UrlModel } from '../../model/urlModel';
import type { IImportRun } from '../../tokens';
import { showBadgeDialog } from '../../widgets/badge/badgeDialog';

export interface ICreateBadgeOptions {
  app: JupyterFrontEnd;
  importRun: IImportRun;
  /** What it is for, by its API path; null: for a URL. */
  path: string | null;
  /** The URL to begin with; null: the one that the panel has. */
  url: string | null;
  translator: ITranslator;
}

/** Let the person make a badge or a link, with everything filled in that is known. */
export async function createBadge(options: ICreateBadgeOptions): Promise<void> {
  const { app, importRun, path, translator } = options;
  const { contents, serverSettings } = app.serviceManager;
  const { repositories, server } = importRun;
  if (server.state.info === null) {
    await server.refresh();
  }
  const here =
    path === null ? null : await hereOf(path, repositories, serverSettings);
  const url = new UrlModel(serverSettings);
  const { form } = await importRun.importer.load();
  url.setText(options.url ?? form.url.url, true);
  const wanted = await showBadgeDialog({
    contents,
    model: new BadgeModel({
      choices: new BadgeChoices(serverSettings),
      here,
      serverSettings,
      targets: targetsOf(
        server.state.info ?? { badge_target: null, hub: null },
        serverSettings.baseUrl
      ),
      url
    }),
    translator
  });
  if (wanted !== null && here !== null) {
    await app.commands.execute(CommandIDs.withRepository(wanted), {
      path: here.folder
    });
  }
}
