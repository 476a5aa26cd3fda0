import type { ServerConnection } from '@jupyterlab/services';
import { type ISignal, Signal } from '@lumino/signaling';

import type {
  ErrorInfo,
  Job,
  RepositoryStatus,
  Source
} from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { getStatus } from '../../api/repositoryStatus';
import { resolve } from '../../api/resolve';
import type { ILinkVisit } from '../../opening/linkVisit';
import type { INotebookFacts } from '../../opening/readNotebook';
import { shortRef } from '../../text/sourceText';
import type { ImportFormModel } from '../importForm';
import { isRunning, type JobsModel } from '../jobsModel';
import { isNotebook, joinPath } from '../paths';
import { isBusyWith, repositoryOf } from '../repository/repositoryJobs';
import { StateModel } from '../stateModel';
import { AgreedJob } from './agreedJob';
import { linkAddress, linkTarget, suggestsRun } from './linkQuery';
import { whatIsHere } from './whatIsHere';

/** What to do about a link: of what is here already, or anew. */
export type LinkWay = 'copy' | 'import' | 'open' | 'update';

export interface ILinkState {
  isReading: boolean;
  /** Why the link cannot be followed. */
  error: ErrorInfo | null;
  /** API paths of what it names and is here already. */
  here: readonly string[];
  /** The one of them that is meant. */
  place: string | null;
  /** Where the repository there stands, as far as is known. */
  status: RepositoryStatus | null;
  /** What is to be known of the notebook there, once it is read. */
  facts: INotebookFacts | null;
  way: LinkWay;
  /** Whether the details can be seen. */
  isChanging: boolean;
  /** Why what the person chose could not be done. */
  problem: ErrorInfo | null;
  /** The job that does it, or did. */
  job: Job | null;
}

/** The page of a link: what it names, whether that is here, and what goes on with it. */
export class LinkModel extends StateModel<ILinkState> {
  constructor(private readonly _options: LinkModel.IOptions) {
    super({
      isReading: true,
      error: null,
      here: [],
      place: null,
      status: null,
      facts: null,
      way: 'import',
      isChanging: false,
      problem: null,
      job: null
    });
    this._agreed = new AgreedJob(_options.jobs, _options.visit.job, job =>
      this._isSame(job)
    );
    _options.form.changed.connect(this._onFormChanged, this);
    _options.jobs.changed.connect(this._onJobsChanged, this);
    _options.jobs.ended.connect(this._onJobEnded, this);
  }

  /** What the person said yes to here has succeeded. */
  get arrived(): ISignal<this, Job> {
    return this._arrived;
  }

  get form(): ImportFormModel {
    return this._options.form;
  }

  get source(): Source | null {
    return this.form.source;
  }

  /** The link as an address. */
  get address(): string {
    return linkAddress(this._options.visit.query);
  }

  /** What the link is for, as it says it. */
  get inner(): string {
    return linkTarget(this._options.visit.query);
  }

  /** Whether the link suggests to run what it brings. */
  get suggestsRun(): boolean {
    return suggestsRun(this._options.visit.query);
  }

  /** Whether an administrator lets the link import without a question. */
  get isTrusted(): boolean {
    return this.source?.trusted === true;
  }

  /** The notebook that would be opened, as its repository or its host calls it; else null. */
  get notebook(): string | null {
    const { source } = this;
    if (source?.kind === 'notebook') {
      return source.path ?? source.suggested_name;
    }
    return source?.open && isNotebook(source.open) ? source.open : null;
  }

  /** The branch, tag or commit that is wanted, where one is named. */
  get ref(): string | null {
    const ref = this.form.state.ref ?? this.source?.ref ?? null;
    return ref === null ? null : shortRef(ref);
  }

  /** Whether another branch or version is here than the one that is wanted. */
  get isElsewhere(): boolean {
    const { ref } = this;
    const { status } = this.state;
    return (
      ref !== null &&
      status !== null &&
      ref !== status.branch &&
      status.commit?.startsWith(ref) !== true
    );
  }

  /** Whether what is here can be brought up to date: nothing pulls into a commit. */
  get canUpdate(): boolean {
    const { status } = this.state;
    return status !== null && (status.branch !== null || this.isElsewhere);
  }

  /** Find out what the link names; asks no other server, and changes nothing. */
  async read(): Promise<void> {
    this.update({ isReading: true, error: null });
    try {
      await this._options.jobs.refresh();
      const source = await resolve(this._options.serverSettings, {
        url: this.address,
        here: true
      });
      const { url } = this.form;
      if (url.url === source.url) {
        await url.again();
      } else {
        url.setText(source.url, true);
        await url.settle();
      }
      await this._look(source);
      this.update({ isReading: false, error: url.state.error });
      this._onJobsChanged();
    } catch (error) {
      this.update({ isReading: false, error: asErrorInfo(error) });
    }
  }

  /** Ask its server whether a trusted link leads to what is trusted, and not on elsewhere. */
  async isTrustedThere(): Promise<boolean> {
    if (!this.isTrusted) {
      return false;
    }
    await this.form.url.probe();
    return this.form.url.state.probeError === null && this.isTrusted;
  }

  setWay(way: LinkWay): void {
    this.update({ way, problem: null });
  }

  async setPlace(place: string): Promise<void> {
    this.update({ place, status: null, facts: null });
    await this._readPlace();
  }

  setChanging(isChanging: boolean): void {
    this.update({ isChanging });
    this.form.setOpen(isChanging);
  }

  /** The person said yes, and this job does it. */
  follow(job: Job): void {
    this._agreed.set(job);
    this.update({ job, problem: null });
    this._onJobsChanged();
  }

  /** Go back to the question. */
  async ask(problem: ErrorInfo | null = null): Promise<void> {
    this._agreed.set(null);
    this.update({ job: null, problem });
    await this._readPlace();
  }

  private async _look(source: Source): Promise<void> {
    const { kind } = this.form;
    this._kind = kind;
    const { serverSettings } = this._options;
    const here = await whatIsHere(serverSettings, source, kind);
    const place = here[0] ?? null;
    this.update({
      here,
      place,
      status: null,
      facts: null,
      way: place === null ? 'import' : 'open'
    });
    await this._readPlace();
  }

  private async _readPlace(): Promise<void> {
    await Promise.all([this._readStatus(), this._readFacts()]);
  }

  /** What the notebook there says of itself; it may be gone, or be none any more. */
  private async _readFacts(): Promise<void> {
    const { notebook } = this;
    const { place } = this.state;
    if (place === null || notebook === null) {
      return;
    }
    const path =
      this.form.kind === 'repository' ? joinPath(place, notebook) : place;
    const facts = await this._options.readNotebook(path).catch(() => null);
    if (place === this.state.place) {
      this.update({ facts });
    }
  }

  private async _readStatus(): Promise<void> {
    const { place } = this.state;
    if (place === null || this.form.kind !== 'repository') {
      return;
    }
    const status = await getStatus(this._options.serverSettings, place).catch(
      () => null
    );
    if (place === this.state.place) {
      this.update({ status });
    }
  }

  /** A notebook and its repository may not both be here. */
  private _onFormChanged(): void {
    const { source } = this;
    if (
      !this.state.isReading &&
      source !== null &&
      this.form.kind !== this._kind
    ) {
      this._look(source).catch((error: unknown) => {
        this.update({ error: asErrorInfo(error) });
      });
    }
  }

  /** What was settled elsewhere is no problem here any more. */
  private _onJobEnded(_: JobsModel, job: Job): void {
    const { place } = this.state;
    const isAsking = this.state.job === null && !this.form.state.isStarting;
    const isThere = place !== null && repositoryOf(job) === place;
    if (isAsking && isThere && job.state === 'succeeded' && isBusyWith(job)) {
      void this.ask();
    }
  }

  private _onJobsChanged(): void {
    if (this.state.isReading) {
      return;
    }
    const before = this.state.job;
    const job = this._agreed.current(before);
    if (job === null || job === before) {
      return;
    }
    this.update({ job });
    if (job.state === 'succeeded' && before?.state !== 'succeeded') {
      if (this._agreed.is(job)) {
        this._arrived.emit(job);
      } else if (isRunning(before ?? job)) {
        // Another page brought it: here nobody said yes to anything.
        this.update({ job: null });
        void this.read();
      }
    }
  }

  private _isSame({ kind, request }: Job): boolean {
    return (
      kind === `import_${this.form.kind}` &&
      'url' in request &&
      request.url === this.form.request()?.url
    );
  }

  private readonly _agreed: AgreedJob;
  private _arrived = new Signal<this, Job>(this);
  private _kind: Source['kind'] | null = null;
}

export namespace LinkModel {
  export interface IOptions {
    form: ImportFormModel;
    jobs: JobsModel;
    readNotebook: (path: string) => Promise<INotebookFacts>;
    serverSettings: ServerConnection.ISettings;
    visit: ILinkVisit;
  }
}
