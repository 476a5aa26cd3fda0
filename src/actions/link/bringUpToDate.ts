import type { Job } from '../../api/_schema';
import { ImportRunError } from '../../api/error';
import type { JobRequest } from '../../api/jobs';
import type { IImportRun, IOpenDocuments } from '../../tokens';

export interface IUpdate {
  /** The API path of the repository. */
  path: string;
  /** The branch to go to before; null: the one that it is on. */
  branch: string | null;
}

/**
 * Go to a branch of a repository that is here, and pull what is new there.
 *
 * Open documents are saved before, held meanwhile, and follow afterwards. Changes stay with the
 * branch that is left.
 *
 * @returns Whether it was done; the person may think better of it. Throws why it could not be.
 */
export async function bringUpToDate(
  { documents, importRun }: IUpdateContext,
  { branch, path }: IUpdate
): Promise<boolean> {
  const { jobs, repositories } = importRun;
  const run = async (request: JobRequest): Promise<Job> => {
    const { id } = await jobs.start(request, { run: false, isQuiet: true });
    const job = await jobs.untilEnded(id);
    void jobs.dismiss([id]).catch((error: unknown) => {
      console.warn(error);
    });
    if (job.error !== null && job.state === 'failed') {
      throw new ImportRunError(job.error);
    }
    return job;
  };
  const holding = await documents.prepare(path);
  if (holding === null) {
    return false;
  }
  try {
    if (branch !== null) {
      const { result } = await run({
        kind: 'switch_branch',
        path,
        branch,
        changes: 'leave'
      });
      if (result?.kind !== 'switch_branch' || result.branch === null) {
        // Cancelled; or there is nothing to pull, since it is a tag or a commit.
        return result !== null;
      }
    }
    return (await run({ kind: 'pull', path })).state === 'succeeded';
  } finally {
    holding.dispose();
    void repositories.refresh();
  }
}

export interface IUpdateContext {
  documents: IOpenDocuments;
  importRun: IImportRun;
}
