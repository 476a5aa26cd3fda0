import type { Event, ServerConnection } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';

import type { ErrorInfo, Job, JobEvent } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { onJobEvent } from '../api/events';
import {
  cancelJob,
  type JobRequest,
  listJobs,
  patchJob,
  retryJob,
  startJob
} from '../api/jobs';
import { StateModel } from './stateModel';

/** How often running jobs are read again in case that a hint was lost. */
const POLL_MS = 5000;

/** Hints that come within this time are answered by one request. */
const BURST_MS = 50;

export interface IJobsState {
  /** Newest first, as the server has them. */
  jobs: readonly Job[];
  /** Why they could not be read. */
  error: ErrorInfo | null;
}

/** What should happen once a job has succeeded. */
export interface IIntent {
  run: boolean;
  /** Nobody asked for the job, so its end is no news. */
  isQuiet?: boolean;
}

/**
 * The jobs of the server, whoever started them.
 *
 * Hints of the event stream move the bars; every beginning and end is read from the
 * server, and while something runs also now and then without a hint.
 */
export class JobsModel extends StateModel<IJobsState> {
  constructor(options: JobsModel.IOptions) {
    super({ jobs: [], error: null });
    this._serverSettings = options.serverSettings;
    this._listening = onJobEvent(options.events, event => {
      this._onEvent(event);
    });
    this._poll = new Poll({
      auto: false,
      factory: () => this._load(),
      frequency: { interval: POLL_MS, backoff: true, max: 12 * POLL_MS },
      name: 'jupyter-import-run:jobs',
      standby: 'when-hidden'
    });
  }

  /** A job that this page has seen running came to its end. */
  get ended(): ISignal<this, Job> {
    return this._ended;
  }

  /** Whether this page started the job, and what should happen after it. */
  intentOf(id: string): IIntent | null {
    return this._intents.get(id) ?? null;
  }

  /** Whether the person asked for the job, in this page. */
  isAskedFor(id: string): boolean {
    const intent = this.intentOf(id);
    return intent !== null && !intent.isQuiet;
  }

  get(id: string): Job | null {
    return this.state.jobs.find(job => job.id === id) ?? null;
  }

  /** Read all jobs: the state holds an answer then, or why there is none. */
  async refresh(): Promise<void> {
    await this._load().catch(() => undefined);
  }

  async start(request: JobRequest, intent: IIntent): Promise<Job> {
    const job = await startJob(this._serverSettings, request);
    this._intents.set(job.id, intent);
    // A hint may have been faster than this answer, which is then the older news.
    this._put(this.get(job.id) ?? job);
    return job;
  }

  /** The job once it has ended; it may have done so already. */
  async untilEnded(id: string): Promise<Job> {
    const job = this.get(id);
    if (job !== null && !isRunning(job)) {
      return job;
    }
    return new Promise(resolve => {
      const onEnded = (_: this, ended: Job) => {
        if (ended.id === id) {
          this.ended.disconnect(onEnded);
          resolve(ended);
        }
      };
      this.ended.connect(onEnded);
    });
  }

  async cancel(id: string): Promise<void> {
    this._put(await cancelJob(this._serverSettings, id));
  }

  /** @param account - As whom, where the account that it asked for is gone. */
  async retry(id: string, account: string | null = null): Promise<Job> {
    const job = await retryJob(this._serverSettings, id, { account });
    this._intents.set(job.id, this._intents.get(id) ?? { run: false });
    this._put(job);
    // The old one is dismissed by the server.
    this._refreshSoon();
    return job;
  }

  /** Take ended jobs off everyone's list. */
  async dismiss(ids: readonly string[]): Promise<void> {
    await Promise.all(
      ids.map(async id => {
        this._put(
          await patchJob(this._serverSettings, id, { dismissed: true })
        );
      })
    );
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this._listening.dispose();
      this._poll.dispose();
      clearTimeout(this._soon);
    }
    super.dispose();
  }

  private async _load(): Promise<void> {
    const asked = ++this._asked;
    const news = this._news;
    try {
      const jobs = await listJobs(this._serverSettings);
      if (news !== this._news) {
        // What came meanwhile is younger than this list.
        await this._load();
      } else if (asked > this._answered) {
        this._answered = asked;
        this._set(jobs);
      }
    } catch (error) {
      this.update({ error: asErrorInfo(error) });
      throw error;
    }
  }

  private _put(job: Job): void {
    const { jobs } = this.state;
    // A list that was asked for earlier would take them back.
    this._news += 1;
    this._set(
      jobs.some(other => other.id === job.id)
        ? jobs.map(other => (other.id === job.id ? job : other))
        : [job, ...jobs]
    );
  }

  private _set(jobs: readonly Job[]): void {
    const running = new Set(
      this.state.jobs.filter(isRunning).map(job => job.id)
    );
    const ended = jobs.filter(
      job =>
        !isRunning(job) && (running.has(job.id) || this._isNewlyStarted(job))
    );
    this.update({ jobs, error: null });
    if (jobs.some(isRunning)) {
      void this._poll.start();
    } else {
      void this._poll.stop();
    }
    for (const job of ended) {
      this._announced.add(job.id);
      this._ended.emit(job);
    }
  }

  /** Ours, and over before it was ever seen running. */
  private _isNewlyStarted(job: Job): boolean {
    return this._intents.has(job.id) && !this._announced.has(job.id);
  }

  private _onEvent(event: JobEvent): void {
    const job = this.get(event.id);
    if (job === null || job.state !== event.state) {
      this._refreshSoon();
      return;
    }
    if (isRunning(job)) {
      const { phase, progress, detail } = event;
      this.update({
        jobs: this.state.jobs.map(other =>
          other === job ? { ...job, phase, progress, detail } : other
        )
      });
    }
  }

  /** One request for a burst of hints. */
  private _refreshSoon(): void {
    this._soon ??= setTimeout(() => {
      this._soon = undefined;
      void this.refresh();
    }, BURST_MS);
  }

  /** How many lists were asked for, and which of them was answered last. */
  private _asked = 0;
  private _answered = 0;
  private _announced = new Set<string>();
  private _ended = new Signal<this, Job>(this);
  private _intents = new Map<string, IIntent>();
  private _listening: IDisposable;
  /** How many jobs came otherwise than by a list. */
  private _news = 0;
  private _poll: Poll<void>;
  private _serverSettings: ServerConnection.ISettings;
  private _soon: ReturnType<typeof setTimeout> | undefined;
}

export namespace JobsModel {
  export interface IOptions {
    events: Event.IManager;
    serverSettings: ServerConnection.ISettings;
  }
}

export function isRunning(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}
