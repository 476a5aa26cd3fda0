import type { ServerConnection } from '@jupyterlab/services';

import type { Job, RepositorySummary } from '../api/_schema';
import { listJobs } from '../api/jobs';
import { listRepositories } from '../api/repositories';
import { isWithin } from '../model/paths';
import type { IImportRun } from '../tokens';

/**
 * Whether a notebook was imported or lies in a repository.
 *
 * What the models know already answers at once; else the server is asked, once for all
 * notebooks that are opened at the same time.
 */
export class ImportedNotebooks {
  constructor(
    private readonly _importRun: IImportRun,
    private readonly _serverSettings: ServerConnection.ISettings
  ) {}

  has(path: string): boolean | Promise<boolean> {
    const { jobs, repositories } = this._importRun;
    const known = repositories.state.repositories ?? [];
    return (
      isAmong(path, jobs.state.jobs, known) ||
      this._ask().then(([jobs, repositories]) =>
        isAmong(path, jobs, repositories)
      )
    );
  }

  private _ask(): Promise<Answer> {
    this._asking ??= this._read().finally(() => {
      this._asking = null;
    });
    return this._asking;
  }

  /** Where the server cannot say, nothing is known to be imported. */
  private async _read(): Promise<Answer> {
    const { repositories } = this._importRun.repositories.state;
    return Promise.all([
      listJobs(this._serverSettings).catch(() => []),
      repositories ??
        listRepositories(this._serverSettings).then(
          list => list.repositories,
          () => []
        )
    ]);
  }

  private _asking: Promise<Answer> | null = null;
}

type Answer = [readonly Job[], readonly RepositorySummary[]];

function isAmong(
  path: string,
  jobs: readonly Job[],
  repositories: readonly RepositorySummary[]
): boolean {
  return (
    repositories.some(repository => isWithin(path, repository.path)) ||
    jobs.some(
      ({ result }) =>
        result !== null && 'path' in result && isWithin(path, result.path)
    )
  );
}
