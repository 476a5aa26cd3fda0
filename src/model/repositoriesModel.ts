import type { Contents, ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, RepositorySummary } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { listRepositories } from '../api/repositories';
import type { JobsModel } from './jobsModel';
import { isWithin } from './paths';
import { writesFiles } from './repository/writesFiles';
import { StateModel } from './stateModel';

/**
 * Kinds of jobs after which there is a repository more, or one comes from elsewhere or has its
 * branch under another name. Those that write files may be on another branch too.
 */
const CHANGING: ReadonlySet<string> = new Set([
  'create_project',
  'fork_repository',
  'import_repository',
  'rename_branch'
]);

/** Where something is, by its API path. */
export interface IPlace {
  path: string;
  /** Whether it may be the folder of a repository itself. */
  isFolder: boolean;
}

function innermost(
  place: IPlace,
  repositories: readonly RepositorySummary[]
): string | null {
  return repositories
    .map(({ path }) => path)
    .filter(path => isWithin(place.path, path))
    .filter(path => place.isFolder || path !== place.path)
    .reduce<string | null>(
      (best, path) =>
        best !== null && best.length > path.length ? best : path,
      null
    );
}

/** How long after the last change of files the list is read again. */
const REREAD_AFTER_MS = 500;

export interface IRepositoriesState {
  /** By path; null until they were read for the first time. */
  repositories: readonly RepositorySummary[] | null;
  /** The search was cut short by the server. */
  truncated: boolean;
  error: ErrorInfo | null;
  isLoading: boolean;
  /** Whether those are among them that the person does not want to see. */
  withHidden: boolean;
}

/** The repositories under the Jupyter root. */
export class RepositoriesModel extends StateModel<IRepositoriesState> {
  constructor(options: RepositoriesModel.IOptions) {
    super({
      repositories: null,
      truncated: false,
      error: null,
      isLoading: false,
      withHidden: false
    });
    this._serverSettings = options.serverSettings;
    options.jobs.ended.connect(this._onJobEnded, this);
    options.contents.fileChanged.connect(this._onFileChanged, this);
  }

  /** Read the list. Only the last answer counts. */
  async refresh(): Promise<void> {
    clearTimeout(this._timer);
    const generation = ++this._generation;
    this.update({ isLoading: true });
    try {
      const list = await listRepositories(
        this._serverSettings,
        this.state.withHidden
      );
      if (generation === this._generation) {
        this.update({ ...list, error: null, isLoading: false });
      }
    } catch (error) {
      if (generation === this._generation) {
        this.update({ error: asErrorInfo(error), isLoading: false });
      }
    }
  }

  /** The innermost repository that something is in, by its path; null where it is in none. */
  async folderOf(place: IPlace): Promise<string | null> {
    if (this.state.repositories === null) {
      await this.refresh();
    }
    const found = this.knownFolderOf(place);
    if (found !== null || this.state.withHidden) {
      return found;
    }
    const all = await listRepositories(this._serverSettings, true);
    return innermost(place, all.repositories);
  }

  /** The same, of those that are listed. */
  knownFolderOf(place: IPlace): string | null {
    return innermost(place, this.state.repositories ?? []);
  }

  /** Whether something may be in a repository, as far as is known. */
  mayHave(place: IPlace): boolean {
    const { repositories } = this.state;
    return repositories === null || this.knownFolderOf(place) !== null;
  }

  async setWithHidden(withHidden: boolean): Promise<void> {
    this.update({ withHidden });
    await this.refresh();
  }

  override dispose(): void {
    clearTimeout(this._timer);
    super.dispose();
  }

  private _onJobEnded(_: JobsModel, job: { kind: string }): void {
    const changes = CHANGING.has(job.kind) || writesFiles(job);
    if (changes && this.state.repositories !== null) {
      void this.refresh();
    }
  }

  /** A repository's folder was deleted or renamed, here in JupyterLab. */
  private _onFileChanged(
    _: Contents.IManager,
    change: Contents.IChangedArgs
  ): void {
    const path = change.oldValue?.path;
    const concerns =
      (change.type === 'delete' || change.type === 'rename') &&
      path !== undefined &&
      this.state.repositories?.some(item => isWithin(item.path, path));
    if (concerns) {
      clearTimeout(this._timer);
      this._timer = setTimeout(() => {
        void this.refresh();
      }, REREAD_AFTER_MS);
    }
  }

  private _generation = 0;
  private _serverSettings: ServerConnection.ISettings;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}

export namespace RepositoriesModel {
  export interface IOptions {
    contents: Contents.IManager;
    jobs: JobsModel;
    serverSettings: ServerConnection.ISettings;
  }
}
