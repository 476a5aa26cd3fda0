import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

import type { IRepositoryContext } from '../../actions/repository/context';
import { RepositoryActions } from '../../actions/repository/repositoryActions';
import { runJob } from '../../actions/repository/runJob';
import type { Job } from '../../api/_schema';
import type { JobsModel } from '../../model/jobsModel';
import { repositoryOf } from '../../model/repository/repositoryJobs';
import { RepositoryModel } from '../../model/repository/repositoryModel';
import { StatusRound } from '../../model/repository/statusRound';

const MINUTE_MS = 60_000;

/**
 * The models of the listed repositories.
 *
 * Those whose cards are in sight are kept up to date, and asked of their servers now and then.
 * Of the closed ones is read now and then where they stand; what is out of sight costs nothing.
 */
export class RepositoryCards implements IDisposable {
  constructor(readonly context: IRepositoryContext) {
    this.actions = new RepositoryActions(context);
    window.addEventListener('focus', this);
    context.importRun.repositories.changed.connect(this._onList, this);
    context.importRun.jobs.ended.connect(this._onJobEnded, this);
  }

  readonly actions: RepositoryActions;

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Whether the section that the cards are in can be seen. */
  set isVisible(isVisible: boolean) {
    this._isVisible = isVisible;
    for (const [path, model] of this._models) {
      this._setActive(model, isVisible && this._open.has(path));
    }
    if (isVisible) {
      this._lookAround();
    } else {
      this._round.stop();
    }
  }

  /** The model of a repository that is listed or was used before, or null. */
  find(path: string): RepositoryModel | null {
    return this._models.get(path) ?? null;
  }

  get(path: string): RepositoryModel {
    let model = this._models.get(path);
    if (model === undefined) {
      const { app, importRun } = this.context;
      const { contents, serverSettings } = app.serviceManager;
      const { jobs } = importRun;
      model = new RepositoryModel({ path, contents, jobs, serverSettings });
      this._models.set(path, model);
    }
    return model;
  }

  /** The card of a repository is open until this is disposed of. */
  open(path: string): IDisposable {
    this._open.add(path);
    this._setActive(this.get(path), this._isVisible);
    return new DisposableDelegate(() => {
      this._open.delete(path);
      const model = this._models.get(path);
      if (model !== undefined) {
        model.isActive = false;
      }
    });
  }

  /** Read again what is in sight. */
  refresh(): void {
    for (const model of this._models.values()) {
      model.refreshSoon();
    }
    this._lookAround();
  }

  handleEvent(): void {
    this.refresh();
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    window.removeEventListener('focus', this);
    this._round.stop();
    const { jobs, repositories } = this.context.importRun;
    repositories.changed.disconnect(this._onList, this);
    jobs.ended.disconnect(this._onJobEnded, this);
    for (const model of this._models.values()) {
      model.dispose();
    }
    this._models.clear();
  }

  /** The API paths of what is listed; null where that is not known yet. */
  private get _listed(): string[] | null {
    const { repositories } = this.context.importRun.repositories.state;
    return repositories?.map(({ path }) => path) ?? null;
  }

  /** Repositories that are gone need no models, and new ones are looked at. */
  private _onList(): void {
    if (this._listed === null) {
      return;
    }
    const paths = new Set(this._listed);
    for (const [path, model] of this._models) {
      if (!paths.has(path) && !this._open.has(path)) {
        this._models.delete(path);
        this._round.forget(path);
        model.dispose();
      }
    }
    this._lookAround();
  }

  private _onJobEnded(_: JobsModel, job: Job): void {
    const path = repositoryOf(job);
    if (path !== null) {
      this._round.forget(path);
      this._lookAround();
    }
  }

  /** Read where the closed ones stand. */
  private _lookAround(): void {
    if (this._isVisible) {
      const closed = this._listed?.filter(path => !this._open.has(path)) ?? [];
      void this._round.begin(closed);
    }
  }

  private _setActive(model: RepositoryModel, isActive: boolean): void {
    const isNew = isActive && !model.isActive;
    model.isActive = isActive;
    if (isNew) {
      this._checkServer(model).catch((error: unknown) => {
        console.warn(error);
      });
    }
  }

  /** Ask the server of a repository what is new, unless that was done a while ago only. */
  private async _checkServer(model: RepositoryModel): Promise<void> {
    const minutes = this.context.importRun.settings.state.checkMinutes;
    if (minutes === 0) {
      return;
    }
    await model.refresh();
    const { running, status } = model.state;
    const last = Math.max(
      Date.parse(status?.fetched ?? '') || 0,
      this._checked.get(model.path) ?? 0
    );
    const isOld = Date.now() - last > minutes * MINUTE_MS;
    if (status?.url && running === null && isOld && model.isActive) {
      this._checked.set(model.path, Date.now());
      const { path } = model;
      await runJob(this.context, model, { kind: 'fetch', path }, true);
    }
  }

  /** When a server was last asked from here, also without an answer. */
  private _checked = new Map<string, number>();
  private _isDisposed = false;
  private _isVisible = false;
  private _models = new Map<string, RepositoryModel>();
  private _open = new Set<string>();
  private _round = new StatusRound(path => this.get(path).refresh());
}
