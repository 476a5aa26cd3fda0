import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { Lazy } from '../lazy';
import { isRunning } from '../model/jobsModel';
import { writesFiles } from '../model/repository/writesFiles';
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
    const documents = new Lazy(async () => {
      const { RepositoryDocuments } =
        await import('../opening/repositoryDocuments');
      return new RepositoryDocuments({
        app,
        contents: app.serviceManager.contents,
        docManager,
        translator: translator ?? nullTranslator
      });
    });

    // What has ended before is nothing to load code for.
    let before: readonly Job[] | null = null;
    jobs.changed.connect(() => {
      const now = jobs.state.jobs;
      const known = (before ??= now);
      const isNews = (job: Job) =>
        isRunning(job) || !known.some(({ id }) => id === job.id);
      if (
        documents.isWanted ||
        now.some(job => writesFiles(job) && isNews(job))
      ) {
        documents
          .load()
          .then(loaded => {
            loaded.update(now, known);
          })
          .catch(console.warn);
      }
    });
    return {
      prepare: async folder => (await documents.load()).prepare(folder),
      unsaved: async (folder, isMeant) =>
        (await documents.load()).unsaved(folder, isMeant),
      save: async paths => (await documents.load()).save(paths)
    };
  }
};
