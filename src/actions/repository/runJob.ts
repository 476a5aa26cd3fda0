import type { Job } from '../../api/_schema';
import type { RepositoryRequest } from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { writesFiles } from '../../model/repository/writesFiles';
import type { IRepositoryContext } from './context';

/**
 * Run a job in a repository to its end.
 *
 * Open documents are saved before, held meanwhile, and follow afterwards. Its end is told in
 * the card, so the list of jobs needs it no more. Null where the person thought better of it.
 *
 * @param isQuiet - Nobody asked for it: what is told in the card stays.
 */
export async function runJob(
  { documents, importRun }: IRepositoryContext,
  model: RepositoryModel,
  request: RepositoryRequest,
  isQuiet = false
): Promise<Job | null> {
  const { jobs } = importRun;
  const holding = writesFiles(request)
    ? await documents.prepare(model.path)
    : null;
  if (holding === null && writesFiles(request)) {
    return null;
  }
  if (!isQuiet) {
    model.tell(null);
  }
  try {
    const { id } = await jobs.start(request, { run: false, isQuiet });
    model.follow(id);
    const job = await jobs.untilEnded(id);
    void jobs.dismiss([id]).catch((error: unknown) => {
      console.warn(error);
    });
    return job;
  } finally {
    holding?.dispose();
    model.refreshSoon();
  }
}
