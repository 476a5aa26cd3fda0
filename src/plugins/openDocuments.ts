import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';

import { isRunning } from '../model/jobsModel';
import { repositoryOf, writesFiles } from '../model/repository/repositoryJobs';
import { OpenDocuments } from '../opening/openDocuments';
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
    const documents = new OpenDocuments({
      app,
      contents: app.serviceManager.contents,
      docManager,
      translator: translator ?? nullTranslator
    });

    // Also for jobs of other windows, and in the tabs of Notebook 7.
    const holds = new Map<string, IDisposable>();
    jobs.changed.connect(() => {
      for (const job of jobs.state.jobs) {
        const path = repositoryOf(job);
        if (isRunning(job) && writesFiles(job) && path !== null) {
          if (!holds.has(job.id)) {
            holds.set(job.id, documents.hold(path));
          }
        } else if (holds.has(job.id)) {
          holds.get(job.id)?.dispose();
          holds.delete(job.id);
        }
      }
    });
    jobs.ended.connect((_, job) => {
      const path = repositoryOf(job);
      // Where it was is known only now.
      if (job.kind === 'restore' && path !== null) {
        documents.hold(path).dispose();
      }
    });
    return documents;
  }
};
