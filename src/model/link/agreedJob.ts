import type { Job } from '../../api/_schema';
import { isRunning, type JobsModel } from '../jobsModel';

/** Which job a page shows: the one that its person said yes to, or another's of the same. */
export class AgreedJob {
  /**
   * @param id - The job that was agreed to before the page was loaded again; null: none.
   * @param _isSame - Whether a job brings the very same.
   */
  constructor(
    private readonly _jobs: JobsModel,
    id: string | null,
    private readonly _isSame: (job: Job) => boolean
  ) {
    this._id = id;
  }

  /** Whether the person said yes to it on this page. */
  is(job: Job): boolean {
    return job.id === this._id;
  }

  /** The person said yes, and this job does it; null: they are asked again. */
  set(job: Job | null): void {
    this._id = job?.id ?? null;
  }

  /** The newest job of those that the page follows, else one that brings the very same. */
  current(shown: Job | null): Job | null {
    const { jobs } = this._jobs.state;
    const followed = shown?.id ?? this._id;
    if (followed === null) {
      return jobs.find(job => isRunning(job) && this._isSame(job)) ?? null;
    }
    const again = jobs.find(job => job.retry_of === followed);
    if (again !== undefined && this._id === followed) {
      this._id = again.id;
    }
    return again ?? jobs.find(job => job.id === followed) ?? null;
  }

  private _id: string | null;
}
