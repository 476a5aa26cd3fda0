import type { IDisposable } from '@lumino/disposable';

import type { Job } from '../api/_schema';
import { isRunning } from '../model/jobsModel';
import { repositoryOf } from '../model/repository/repositoryJobs';
import { writesFiles } from '../model/repository/writesFiles';

/**
 * Holds what is open from a repository for as long as a job changes its files.
 *
 * Feed it every list of jobs, whoever started them: also those of other windows, and in the
 * tabs of Notebook 7.
 */
export class JobHolds {
  /** @param before - The jobs that this page knew first: those that had ended are over. */
  constructor(
    private readonly _hold: (folder: string) => IDisposable,
    before: readonly Job[]
  ) {
    this._over = new Set(
      before.filter(job => !isRunning(job)).map(({ id }) => id)
    );
  }

  update(jobs: readonly Job[]): void {
    for (const job of jobs) {
      if (writesFiles(job)) {
        this._look(job);
      }
    }
  }

  private _look(job: Job): void {
    const path = repositoryOf(job);
    if (isRunning(job)) {
      if (path !== null && !this._holds.has(job.id)) {
        this._holds.set(job.id, this._hold(path));
      }
    } else if (!this._over.has(job.id)) {
      this._over.add(job.id);
      // Some are never seen running, and of some it is known only now where they were.
      const holding =
        this._holds.get(job.id) ?? (path === null ? null : this._hold(path));
      this._holds.delete(job.id);
      holding?.dispose();
    }
  }

  private _holds = new Map<string, IDisposable>();
  private _over: Set<string>;
}
