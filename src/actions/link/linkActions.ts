import type { ServiceManager } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { ErrorInfo, Job } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { notebookOf, resultPaths, warningsOf } from '../../model/activity';
import type { ImportRequest } from '../../model/importRequest';
import type { IIntent } from '../../model/jobsModel';
import type { LinkModel } from '../../model/link/linkModel';
import { baseName, parentOf } from '../../model/paths';
import { forgetVisit, keepVisit } from '../../opening/linkVisit';
import { type INotebookFacts, readNotebook } from '../../opening/readNotebook';
import type { IOpener } from '../../tokens';
import type { Importer } from '../importer';
import { bringUpToDate, type IUpdateContext } from './bringUpToDate';

/** What the buttons of a link's page do. */
export class LinkActions implements IDisposable {
  constructor(private readonly _options: LinkActions.IOptions) {
    _options.model.arrived.connect(this._onArrived, this);
  }

  /** All is done, or nothing shall be: the page can go. */
  get finished(): ISignal<this, void> {
    return this._finished;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    // What goes on without this page is told elsewhere, and not taken up again by a reload.
    this._intent.isQuiet = false;
    forgetVisit(this._options.services.serverSettings.baseUrl);
    Signal.clearData(this);
  }

  /** Find out what the link is about; a trusted one begins by itself. */
  async begin(): Promise<void> {
    const { model } = this._options;
    await model.read();
    const { error, here, job } = model.state;
    const isNew = error === null && job === null && here.length === 0;
    if (isNew && (await model.isTrustedThere())) {
      // To import it is all that nobody has to be asked.
      this._stays = model.suggestsRun;
      await this.start(false);
    }
  }

  /** Do what is chosen, and run what comes at the end if that was said too. */
  async start(run: boolean): Promise<void> {
    const { importRun, model, services, visit } = this._options;
    const { form } = model;
    const request = this._request();
    if (request === null || form.state.isStarting) {
      return;
    }
    this._run = run && importRun.settings.state.runAfterImport !== 'never';
    form.setStarting(true);
    try {
      if (!(await this._update())) {
        await model.ask();
        return;
      }
      const job = await importRun.jobs.start(request, this._intent);
      if (!this._isDisposed) {
        const { baseUrl } = services.serverSettings;
        keepVisit(baseUrl, { query: visit, job: job.id });
        model.follow(job);
      }
    } catch (error) {
      await model.ask(asErrorInfo(error));
    } finally {
      form.setStarting(false);
    }
  }

  /**
   * Open what came, and leave the page.
   *
   * Nothing is waited for before a tab of its own opens: see `NotebookOpener`. Who is faster than
   * the notebook is read waits for that alone.
   */
  async open(job: Job, run: boolean): Promise<void> {
    const { importRun, opener } = this._options;
    const paths = resultPaths(job);
    if (paths === null) {
      return;
    }
    if (run && this._reading !== null) {
      await this._reading;
    }
    const kernel = this._facts === null ? null : kernelOf(this._facts);
    if (!run) {
      await opener.open(paths.openPath, paths.isFolder);
    } else if (kernel !== null) {
      await opener.openNotebook(paths.openPath, { kernel, run: true });
    } else {
      await (await importRun.jobActions.load()).launch(job);
    }
    const isRead = warningsOf(job).length === 0;
    if (job.result !== null && 'reused' in job.result && isRead) {
      await importRun.jobs.dismiss(job.result.reused ? [job.id] : []);
    }
    this._finished.emit();
  }

  /** Leave the page without doing anything. */
  cancel(): void {
    this._finished.emit();
  }

  /** Ask whether the link's host may be reached from now on, and read it again if so. */
  async allowHost(error: ErrorInfo): Promise<void> {
    const { importer, model } = this._options;
    if (await importer.actions.allowHost(error)) {
      await model.read();
    }
  }

  private async _update(): Promise<boolean> {
    const { model } = this._options;
    const { place, way } = model.state;
    return way !== 'update' || place === null
      ? true
      : bringUpToDate(this._options, {
          path: place,
          branch: model.isElsewhere ? model.ref : null
        });
  }

  /** What is here is found by its place; what is not yet is shared with whoever is faster. */
  private _request(): ImportRequest | null {
    const { form, state } = this._options.model;
    const { place, way } = state;
    const request = form.request();
    if (request === null) {
      return null;
    }
    if (place !== null && (way === 'open' || way === 'update')) {
      return {
        ...request,
        folder: parentOf(place),
        name: baseName(place),
        if_exists: 'reuse'
      };
    }
    const { names } = form.destination.state;
    const isFree = names !== null && !names.has(form.suggestedName);
    const isShared = way === 'import' && request.name === null && isFree;
    return isShared ? { ...request, if_exists: 'reuse' } : request;
  }

  private _onArrived(_: LinkModel, job: Job): void {
    this._arrive(job).catch(this._options.onError);
  }

  /** Go on by itself where the person still looks on, and nothing has to be read before. */
  private async _arrive(job: Job): Promise<void> {
    const { isSeen, opener } = this._options;
    const path = notebookOf(job);
    this._reading = this._read(path).finally(() => {
      this._reading = null;
    });
    await this._reading;
    const isFolder = resultPaths(job)?.isFolder === true;
    const isRead = warningsOf(job).length === 0;
    const opensUnasked = isFolder || (opener.opensUnasked && !this._stays);
    if (isSeen() && isRead && opensUnasked) {
      await this.open(job, this._run && path !== null);
    }
  }

  private async _read(path: string | null): Promise<void> {
    const { services } = this._options;
    this._facts =
      path === null
        ? null
        : await readNotebook(services, path).catch(() => null);
  }

  private _facts: INotebookFacts | null = null;
  private _finished = new Signal<this, void>(this);
  private _intent: IIntent = { run: false, isQuiet: true };
  private _isDisposed = false;
  /** While the notebook that came is read. */
  private _reading: Promise<void> | null = null;
  private _run = false;
  /** Whether the person has yet to say if it is run. */
  private _stays = false;
}

export namespace LinkActions {
  export interface IOptions extends IUpdateContext {
    importer: Importer;
    model: LinkModel;
    opener: IOpener;
    services: ServiceManager.IManager;
    /** The link, as `linkQuery` reads it. */
    visit: string;

    /** Whether a person sees the page now. */
    isSeen: () => boolean;

    onError: (error: unknown) => void;
  }
}

/** The kernel to run with unasked: the notebook's own, or the default where it names none. */
function kernelOf({ kernel }: INotebookFacts): string | null {
  return kernel.fit === 'own' || kernel.fit === 'unnamed' ? kernel.name : null;
}
