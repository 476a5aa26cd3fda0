import {
  ILabShell,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';

import { IImportRun } from '../tokens';

/** Says of a browser tab that it has been in the default repository. */
const SEEN_KEY = 'jupyter-import-run:default-repository';

export const defaultRepositoryPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:default-repository',
  description: 'JupyterLab begins in the default repository.',
  autoStart: true,
  requires: [IImportRun],
  optional: [IDefaultFileBrowser, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    fileBrowser: IDefaultFileBrowser | null,
    shell: ILabShell | null
  ): void => {
    const { jobs, server } = importRun;

    const begin = async (browser: IDefaultFileBrowser): Promise<void> => {
      await app.restored;
      const { model } = browser;
      // A document, a folder or an address that somebody asked for says otherwise.
      const isUntouched = () =>
        model.path === '' &&
        [...app.shell.widgets('main')].every(widget =>
          widget.id.startsWith('launcher')
        );
      const key = `${SEEN_KEY} ${PageConfig.getBaseUrl()}`;
      if (!isUntouched() || sessionStorage.getItem(key) !== null) {
        return;
      }
      await server.refresh();
      const known = server.state.info?.default_repository ?? null;
      if (known === null) {
        return;
      }
      sessionStorage.setItem(key, known.repository);
      if (known.path === null && known.job !== null) {
        await jobs.refresh();
        await jobs.untilEnded(known.job);
        await server.refresh();
      }
      const path = server.state.info?.default_repository?.path ?? null;
      if (path !== null && isUntouched()) {
        await model.cd(`/${path}`);
      }
    };
    if (fileBrowser !== null && shell !== null) {
      begin(fileBrowser).catch((error: unknown) => {
        console.warn(error);
      });
    }
  }
};
