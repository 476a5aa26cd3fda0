import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { reportError } from '../reportError';
import {
  IImportPanel,
  IImportRun,
  ILink,
  IOpenDocuments,
  IOpener
} from '../tokens';
import { DOMAIN } from '../translation';

export const linkPagePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:link-page',
  description: 'Asks about the link by which the page was opened.',
  autoStart: true,
  requires: [IImportPanel, IImportRun, ILink, IOpenDocuments, IOpener],
  optional: [IDefaultFileBrowser, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    panel: IImportPanel,
    importRun: IImportRun,
    link: ILink,
    documents: IOpenDocuments,
    opener: IOpener,
    fileBrowser: IDefaultFileBrowser | null,
    maybeTranslator: ITranslator | null
  ): void => {
    const translator = maybeTranslator ?? nullTranslator;
    const show = async (): Promise<void> => {
      await app.restored;
      const visit = link.take();
      if (visit === null) {
        return;
      }
      const { showLink } = await import('../widgets/link/showLink');
      await showLink(visit, {
        app,
        documents,
        fileBrowser,
        importRun,
        opener,
        panel,
        translator
      });
    };
    show().catch((error: unknown) => {
      reportError(error, translator.load(DOMAIN));
    });
  }
};
