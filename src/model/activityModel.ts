import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { activityRows, type IActivityRow } from './activity';
import { Announcements } from './announcements';
import type { JobsModel } from './jobsModel';
import { StateModel } from './stateModel';

/** How long a running job waits before it is drawn, so that short ones do not flicker. */
const DRAW_AFTER_MS = 300;

export interface IActivityState {
  rows: readonly IActivityRow[];
  /** The last sentence for those who hear the panel. */
  spoken: string;
}

/** The jobs as the panel shows and says them. */
export class ActivityModel extends StateModel<IActivityState> {
  constructor(jobs: JobsModel, trans: TranslationBundle) {
    super({ rows: [], spoken: '' });
    this._jobs = jobs;
    this._announcements = new Announcements(jobs.state.jobs, trans);
    jobs.changed.connect(this._onChanged, this);
    this._onChanged();
  }

  private _onChanged(): void {
    const { jobs } = this._jobs.state;
    const spoken = this._announcements.next(jobs);
    this.update({
      rows: activityRows(jobs, job => this._isDrawn(job)),
      ...(spoken === null ? {} : { spoken })
    });
  }

  private _isDrawn(job: Job): boolean {
    const first = this._firstSeen.get(job.id);
    if (first === undefined) {
      this._firstSeen.set(job.id, Date.now());
      setTimeout(() => {
        if (!this.isDisposed) {
          this._onChanged();
        }
      }, DRAW_AFTER_MS);
      return false;
    }
    return Date.now() - first >= DRAW_AFTER_MS;
  }

  private _announcements: Announcements;
  private _firstSeen = new Map<string, number>();
  private _jobs: JobsModel;
}
