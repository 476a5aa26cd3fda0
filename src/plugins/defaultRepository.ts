import {
  ILabShell,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';

import { IImportRun } from '../tokens';

export const defaultRepositoryPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:default-repository',
  description: 'JupyterLab begins in the default repository.',
  autoStart: true,
  requires: [IImportRun],
  optional: [IDefaultFileBrowser, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    browser: IDefaultFileBrowser | null,
    shell: ILabShell | null
  ): void => {
    const { server } = importRun;
    const begin = async (): Promise<void> => {
      await app.restored;
      // A folder that is restored or asked for says otherwise; so may more, which costs code.
      if (browser?.model.path === '' && shell !== null) {
        await server.refresh();
        if (server.state.info?.default_repository) {
          const { goToDefault } = await import('../opening/goToDefault');
          await goToDefault(app, browser, importRun);
        }
      }
    };
    // Nobody asked for it: the panel tells what is wrong with the server.
    begin().catch(console.warn);
  }
};
