import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { DocumentHolds } from '../opening/documentHolds';
import { JobHolds } from '../opening/jobHolds';
import type { OpenDocuments } from '../opening/openDocuments';
import { IImportRun, IOpenDocuments } from '../tokens';

export const openDocumentsPlugin: JupyterFrontEndPlugin<IOpenDocuments> = {
  id: 'jupyter-import-run:open-documents',
  description: 'Open documents follow their repository.',
  autoStart: true,
  requires: [IDocumentManager, IImportRun],
  optional: [ITranslator],
  provides: IOpenDocuments,
  activate: (
    app: JupyterFrontEnd,
    docManager: IDocumentManager,
    importRun: IImportRun,
    translator: ITranslator | null
  ): IOpenDocuments => {
    const { jobs } = importRun;
    let loading: Promise<OpenDocuments> | null = null;
    const load = () =>
      (loading ??= import('../opening/openDocuments').then(
        ({ OpenDocuments }) =>
          new OpenDocuments({
            app,
            contents: app.serviceManager.contents,
            docManager,
            translator: translator ?? nullTranslator
          })
      ));
    const holds = new DocumentHolds(docManager, async folder =>
      (await load()).follow(folder)
    );
    const documents: IOpenDocuments = {
      prepare: async folder => {
        await holds.settled();
        return (await (await load()).mayChange(folder))
          ? holds.hold(folder)
          : null;
      },
      unsaved: async (folder, isMeant) =>
        (await load()).unsaved(folder, isMeant),
      save: async paths => (await load()).save(paths)
    };

    const jobHolds = new JobHolds(folder => holds.hold(folder));
    jobs.changed.connect(() => {
      jobHolds.update(jobs.state.jobs);
    });
    return documents;
  }
};
