import type { Contents, ServerConnection } from '@jupyterlab/services';
import { Poll } from '@lumino/polling';

import type { ErrorInfo, Job, RepositoryStatus } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { listKernelOnly } from '../../api/kernelOnly';
import { getStatus } from '../../api/repositoryStatus';
import { isRunning, type JobsModel } from '../jobsModel';
import { isWithin } from '../paths';
import { StateModel } from '../stateModel';
import { mayBeKernelOnly } from './changes';
import { CommitModel } from './commitModel';
import { FoldersModel } from './foldersModel';
import { GitWatch } from './gitWatch';
import { repositoryOf } from './repositoryJobs';

/** How often the status is read where nothing tells of a change. */
const SLOW_MS = 60_000;

/** How long after the last change of files the status is read: a save may be one of many. */
const BURST_MS = 400;

export interface IRepositoryState {
  /** Null until it was read for the first time. */
  status: RepositoryStatus | null;
  /** Why it could not be read. */
  error: ErrorInfo | null;
  isLoading: boolean;
  /** The job that works on it now, whoever started it. */
  running: Job | null;
  /** What the last job of this page came to, for as long as it is told. */
  outcome: Job | null;
}

/**
 * One repository whose card is open.
 *
 * Its status is read again when JupyterLab tells of saved or changed files, when git did
 * something or a job ends, and slowly otherwise; never while nobody can see it.
 */
export class RepositoryModel extends StateModel<IRepositoryState> {
  constructor(options: RepositoryModel.IOptions) {
    super({
      status: null,
      error: null,
      isLoading: false,
      running: null,
      outcome: null
    });
    this.path = options.path;
    this.commit = new CommitModel(options);
    this.folders = new FoldersModel(options.serverSettings, options.path);
    this._contents = options.contents;
    this._jobs = options.jobs;
    this._serverSettings = options.serverSettings;
    this._poll = new Poll({
      name: `jupyter-import-run:status ${options.path}`,
      auto: false,
      factory: () => this._read(),
      frequency: { interval: SLOW_MS, backoff: false },
      standby: 'when-hidden'
    });
    this._git = new GitWatch(options.serverSettings, options.path);
    this._git.changed.connect(this._onGit, this);
    options.jobs.changed.connect(this._onJobs, this);
    options.jobs.ended.connect(this._onJobEnded, this);
    options.contents.fileChanged.connect(this._onFileChanged, this);
    this._onJobs();
  }

  /** The API path of its folder. */
  readonly path: string;

  /** What would be committed. */
  readonly commit: CommitModel;

  /** The untracked folders that were looked into. */
  readonly folders: FoldersModel;

  /** Whether somebody can see it. */
  get isActive(): boolean {
    return this._isActive;
  }

  set isActive(isActive: boolean) {
    if (isActive === this._isActive) {
      return;
    }
    this._isActive = isActive;
    clearTimeout(this._soon);
    if (isActive) {
      this._git.start();
      void this.refresh();
    } else {
      this._git.stop();
      void this._poll.stop();
    }
  }

  /** Read the status now, and slowly from now on. */
  async refresh(): Promise<void> {
    clearTimeout(this._soon);
    if (this._isActive && !this.isDisposed) {
      await this._poll.refresh();
      await this._poll.tick;
    } else {
      await this._read();
    }
  }

  /** Read it once no more changes come in. */
  refreshSoon(): void {
    if (this._isActive) {
      clearTimeout(this._soon);
      this._soon = setTimeout(() => {
        void this.refresh();
      }, BURST_MS);
    }
  }

  /** Take a job for one of this repository though its request does not say so. */
  follow(id: string): void {
    this._followed = id;
    this._onJobs();
  }

  /** Tell what a job came to, beside what it has made of the status; null: no more. */
  tell(outcome: Job | null): void {
    this.update({ outcome });
    if (outcome !== null && this._isActive) {
      void this.refresh();
    }
  }

  override dispose(): void {
    clearTimeout(this._soon);
    this._git.dispose();
    this._poll.dispose();
    this.commit.dispose();
    this.folders.dispose();
    super.dispose();
  }

  /** Only the last answer counts. */
  private async _read(): Promise<void> {
    const generation = ++this._generation;
    const isLast = () => generation === this._generation;
    this.update({ isLoading: true });
    try {
      const status = await getStatus(this._serverSettings, this.path);
      if (isLast()) {
        this.update({ status, error: null, isLoading: false });
      }
      const kernelOnly = await this._readKernelOnly(status);
      if (isLast()) {
        this.commit.follow(status, kernelOnly);
        await this.folders.follow(
          new Set(status.changes.map(({ path }) => path))
        );
      }
    } catch (error) {
      if (isLast()) {
        this.update({ error: asErrorInfo(error), isLoading: false });
      }
    }
  }

  /** Of the changes those that a kernel made; none where nobody can tell. */
  private async _readKernelOnly({
    changes
  }: RepositoryStatus): Promise<ReadonlySet<string>> {
    const doubtful = changes.filter(mayBeKernelOnly).map(({ path }) => path);
    if (doubtful.length === 0) {
      return new Set();
    }
    try {
      const found = await listKernelOnly(this._serverSettings, this.path);
      return new Set(found.filter(path => doubtful.includes(path)));
    } catch (error) {
      console.warn(error);
      return new Set();
    }
  }

  private _isOurs(job: Job): boolean {
    return job.id === this._followed || repositoryOf(job) === this.path;
  }

  private _onJobs(): void {
    const running =
      this._jobs.state.jobs.find(job => isRunning(job) && this._isOurs(job)) ??
      null;
    this.update({ running });
  }

  private _onJobEnded(_: JobsModel, job: Job): void {
    if (this._isOurs(job)) {
      this.refreshSoon();
    }
  }

  /** A job tells by itself when it is done. */
  private _onGit(): void {
    if (this.state.running === null) {
      this.refreshSoon();
    }
  }

  private _onFileChanged(
    _: Contents.IManager,
    { newValue, oldValue }: Contents.IChangedArgs
  ): void {
    const paths = [newValue?.path, oldValue?.path];
    const concerns = paths.some(
      path =>
        path !== undefined &&
        isWithin(this._contents.localPath(path), this.path)
    );
    if (concerns) {
      this.refreshSoon();
    }
  }

  private _contents: Contents.IManager;
  private _followed: string | null = null;
  private _generation = 0;
  private _git: GitWatch;
  private _isActive = false;
  private _jobs: JobsModel;
  private _poll: Poll<void>;
  private _serverSettings: ServerConnection.ISettings;
  private _soon: ReturnType<typeof setTimeout> | undefined;
}

export namespace RepositoryModel {
  export interface IOptions {
    path: string;
    contents: Contents.IManager;
    jobs: JobsModel;
    serverSettings: ServerConnection.ISettings;
  }
}
