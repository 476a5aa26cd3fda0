import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';

import { IImportRun } from '../tokens';

export const fileBrowserPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:file-browser',
  description: 'Imports go to the folder that the file browser shows.',
  autoStart: true,
  requires: [IImportRun],
  optional: [IDefaultFileBrowser],
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    fileBrowser: IDefaultFileBrowser | null
  ): void => {
    if (fileBrowser === null) {
      return;
    }
    const { model } = fileBrowser;
    const { contents } = app.serviceManager;
    void importRun.importer.loaded.then(({ form }) => {
      const follow = () => {
        // Other drives (of the browser, of a cloud) are none that the server could import to.
        if (contents.driveName(model.path) === model.driveName) {
          form.destination.follow(contents.localPath(model.path));
        }
      };
      follow();
      model.pathChanged.connect(follow);
    });
  }
};
