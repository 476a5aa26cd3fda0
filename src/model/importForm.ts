import type { ErrorInfo, Job, NotebookChoice, Source } from '../api/_schema';
import type { DestinationModel } from './destinationModel';
import {
  type ImportRequest,
  type IRepositoryOptions,
  requestOf
} from './importRequest';
import type { JobsModel } from './jobsModel';
import { joinPath, nextFreeName } from './paths';
import type { RepositoriesModel } from './repositoriesModel';
import type { ServerModel } from './serverModel';
import type { History, SettingsModel } from './settings';
import { StateModel } from './stateModel';
import { isAlreadyHere, type ITaken } from './taken';
import type { UrlModel } from './urlModel';

export interface IImportFormState extends IRepositoryOptions {
  /** Whether the details are unfolded. */
  isOpen: boolean;
  withRepository: boolean;
  /** The notebook chosen from a page with several, by its URL. */
  choice: string | null;
  /** The account to import with, by its id; null: whichever fits. */
  account: string | null;
  isStarting: boolean;
  /** Why the server did not take the last request. */
  refusal: ErrorInfo | null;
}

/** The import box: what of the URL is to be imported, and how. */
export class ImportFormModel extends StateModel<IImportFormState> {
  constructor(options: ImportFormModel.IOptions) {
    super({
      isOpen: false,
      ...fromSettings(options.settings),
      ref: null,
      choice: null,
      account: null,
      isStarting: false,
      refusal: null
    });
    this.url = options.url;
    this.destination = options.destination;
    this.server = options.server;
    this._jobs = options.jobs;
    this._repositories = options.repositories;
    this._settings = options.settings;
    this._url = this.url.url;
    this._settings.changed.connect(this._onSettingsChanged, this);
    this.url.changed.connect(this._onUrlChanged, this);
    this.destination.changed.connect(this._onDestinationChanged, this);
  }

  readonly url: UrlModel;
  readonly destination: DestinationModel;
  readonly server: ServerModel;

  /** The source that belongs to the text, or null. */
  get source(): Source | null {
    const { source, isStale } = this.url.state;
    return isStale ? null : source;
  }

  /** Whether a notebook's repository can come along. */
  get hasRepository(): boolean {
    const info = this.server.state.info;
    return (
      this.source?.repository_url != null &&
      (info === null || (info.filesystem && info.git_problem === null))
    );
  }

  /** What will be imported. */
  get kind(): Source['kind'] | null {
    const { source } = this;
    if (source === null || source.kind === 'repository') {
      return source?.kind ?? null;
    }
    return this.state.withRepository && this.hasRepository
      ? 'repository'
      : 'notebook';
  }

  /** Whether there is a notebook to run at the end. */
  get canRun(): boolean {
    return this.source?.kind === 'notebook';
  }

  /** The notebook of a page with several: the chosen one, or the first. */
  get choice(): NotebookChoice | null {
    const choices = this.source?.choices ?? [];
    return choices.length < 2
      ? null
      : (choices.find(item => item.url === this.state.choice) ?? choices[0]);
  }

  /** The name of the source itself, before anything that is there already. */
  get suggestedName(): string {
    const { source } = this;
    if (source === null) {
      return '';
    }
    if (this.kind === 'repository' && source.kind === 'notebook') {
      return source.repository_name ?? source.suggested_name;
    }
    return this.choice?.name ?? source.suggested_name;
  }

  /** The name that the import will get, as far as can be told. */
  get name(): string {
    const { name, names } = this.destination.state;
    return name ?? nextFreeName(this.suggestedName, names ?? new Set());
  }

  /** What is there already under the wanted name, or null. */
  get taken(): ITaken | null {
    const { folder, name, names } = this.destination.state;
    const wanted = name?.trim() ?? this.suggestedName;
    const request = this.request();
    if (request === null || !names?.has(wanted)) {
      return null;
    }
    const isSame = isAlreadyHere(joinPath(folder, wanted), {
      url: request.url ?? '',
      repositoryUrl:
        request.kind === 'import_repository'
          ? (this.source?.repository_url ?? null)
          : null,
      jobs: this._jobs.state.jobs,
      repositories: this._repositories.state.repositories ?? []
    });
    return { name: wanted, isSame };
  }

  setOpen(isOpen: boolean): void {
    this.update({ isOpen });
    this._probeIfShown(true);
  }

  setWithRepository(withRepository: boolean): void {
    this.destination.setName('');
    this.update({ withRepository });
    this._probeIfShown();
  }

  setRef(ref: string): void {
    this.update({ ref: ref.trim() === '' ? null : ref.trim() });
  }

  setHistory(history: History): void {
    this.update({ history });
  }

  setSubmodules(submodules: boolean): void {
    this.update({ submodules });
  }

  setChoice(choice: string): void {
    this.destination.setName('');
    this.update({ choice });
  }

  setAccount(account: string | null): void {
    this.update({ account });
  }

  setStarting(isStarting: boolean): void {
    this.update({ isStarting, refusal: null });
  }

  /** The server did not take the request. */
  refuse(refusal: ErrorInfo): void {
    this.update({ isStarting: false, refusal });
  }

  /** The job that the form describes, or null where there is nothing to import. */
  request(): ImportRequest | null {
    const { kind } = this;
    return kind === null
      ? null
      : requestOf(kind, {
          url: this.url.url,
          account: this.state.account,
          choice: this.choice?.url ?? null,
          destination: this.destination.state,
          options: this.state
        });
  }

  /** Empty the form for the next URL. */
  reset(): void {
    this.url.clear();
    this.destination.reset();
    this.update({ isStarting: false, ...this._fresh() });
  }

  /** Fill in what an earlier job asked for, its details unfolded, to change it. */
  fill(request: Job['request']): void {
    if (!('url' in request) || !request.url) {
      return;
    }
    this.url.setText(request.url, true);
    this.destination.choose(request.folder ?? '');
    this.destination.setName(request.name ?? '');
    if (request.kind === 'import_repository') {
      this.update({
        withRepository: true,
        ref: request.ref ?? null,
        history: request.history ?? this._settings.state.history,
        submodules: request.submodules ?? false
      });
    }
    this.setOpen(true);
  }

  private _fresh(): Partial<IImportFormState> {
    return {
      isOpen: false,
      ref: null,
      choice: null,
      ...fromSettings(this._settings)
    };
  }

  private _onSettingsChanged(): void {
    if (this.url.url === '') {
      this.update(fromSettings(this._settings));
    }
  }

  private _onUrlChanged(): void {
    if (this.url.url !== this._url) {
      this._url = this.url.url;
      this.destination.setName('');
      this.update({ ref: null, choice: null, refusal: null });
      if (this._url === '') {
        this.update({ isOpen: false, ...fromSettings(this._settings) });
      }
    }
    if (this.source !== null) {
      this._probeIfShown();
      this._lookOnce();
    }
  }

  private _onDestinationChanged(): void {
    if (this.source !== null) {
      this._lookOnce();
    }
  }

  /** The folder is read only once something can be imported into it. */
  private _lookOnce(): void {
    const { folder } = this.destination.state;
    const key = `${this._url}\n${folder}`;
    if (key !== this._looked) {
      this._looked = key;
      void this.destination.look();
    }
  }

  /** Branches, and the notebooks of a page, are asked for only where they are shown. */
  private _probeIfShown(again = false): void {
    const { source } = this;
    const isUnclear =
      source?.kind === 'notebook' && source.download_url === null;
    if (this.state.isOpen && (this.kind === 'repository' || isUnclear)) {
      void this.url.probe(again);
    }
  }

  private _jobs: JobsModel;
  private _looked = '';
  private _repositories: RepositoriesModel;
  private _settings: SettingsModel;
  private _url: string;
}

export namespace ImportFormModel {
  export interface IOptions {
    url: UrlModel;
    destination: DestinationModel;
    jobs: JobsModel;
    repositories: RepositoriesModel;
    server: ServerModel;
    settings: SettingsModel;
  }
}

function fromSettings(
  settings: SettingsModel
): Pick<IImportFormState, 'history' | 'submodules' | 'withRepository'> {
  const { history, submodules, withRepository } = settings.state;
  return { history, submodules, withRepository };
}
