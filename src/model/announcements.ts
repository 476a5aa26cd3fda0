import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { errorText } from '../text/errorText';
import { percent } from '../text/format';
import { titleOf } from '../text/jobText';
import { outcomeText } from '../text/outcomeText';
import { phaseText } from '../text/phaseText';
import { isActivity, isOutgoing } from './activity';
import { isRunning } from './jobsModel';

/** A bar is read out at every quarter. */
const STEP_PERCENT = 25;

/**
 * What a screen reader should hear of the jobs: beginnings, quarters and ends.
 *
 * Feed it every list of jobs; what was so when it was made is not news.
 */
export class Announcements {
  constructor(jobs: readonly Job[], trans: TranslationBundle) {
    this._trans = trans;
    this.next(jobs);
  }

  /** The sentence for what is new since the last call, or null. */
  next(jobs: readonly Job[]): string | null {
    const sentences: string[] = [];
    const seen = new Map<string, string>();
    for (const job of jobs) {
      const key = milestone(job);
      seen.set(job.id, key);
      const isNews =
        !this._isFirst &&
        this._seen.get(job.id) !== key &&
        job.parent === null &&
        isActivity(job);
      if (isNews && (this._seen.has(job.id) || isRunning(job))) {
        const sentence = this._sentence(job);
        if (sentence !== null) {
          sentences.push(sentence);
        }
      }
    }
    this._seen = seen;
    this._isFirst = false;
    return sentences.length > 0 ? sentences.join(' ') : null;
  }

  private _sentence(job: Job): string | null {
    const title = titleOf(job);
    switch (job.state) {
      case 'queued':
        return null;
      case 'running':
        return this._runningSentence(job, title);
      case 'succeeded':
        return isOutgoing(job)
          ? `${title}: ${outcomeText(job, this._trans)}`
          : this._trans.__('%1 is here.', title);
      case 'cancelled':
        return this._trans.__('%1: cancelled.', title);
      case 'failed':
        return job.error === null
          ? null
          : `${title}: ${errorText(job.error, this._trans).sentence}`;
      default:
        return null;
    }
  }

  private _runningSentence(job: Job, title: string): string | null {
    const done = quarter(job);
    if (done > 0 && job.phase !== null) {
      return this._trans.__(
        '%1: %2, %3 percent.',
        title,
        phaseText(job.phase, this._trans),
        done
      );
    }
    const before = this._seen.get(job.id);
    const hasBegun = before === undefined || before === 'queued';
    return !hasBegun
      ? null
      : isOutgoing(job)
        ? this._trans.__('%1: publishing.', title)
        : this._trans.__('%1: import started.', title);
  }

  private _isFirst = true;
  private _seen = new Map<string, string>();
  private _trans: TranslationBundle;
}

/** The part of a job's state that is worth saying; only receiving is long enough for quarters. */
function milestone(job: Job): string {
  return job.state === 'running' ? `running ${quarter(job)}` : job.state;
}

function quarter(job: Job): number {
  const isLong = job.phase === 'receiving' || job.phase === 'downloading';
  return isLong && job.progress !== null
    ? Math.floor(percent(job.progress) / STEP_PERCENT) * STEP_PERCENT
    : 0;
}
