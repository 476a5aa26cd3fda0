import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { listUntracked } from '../../api/untracked';
import { StateModel } from '../stateModel';

/** What is known of an untracked folder that was unfolded. */
export interface IFolder {
  isOpen: boolean;
  /** By name, as far as they were asked for. */
  files: readonly string[];
  /** All there are. */
  total: number;
  /** Where the next page begins; null at the end. */
  after: string | null;
  isLoading: boolean;
  error: ErrorInfo | null;
}

export type Folders = ReadonlyMap<string, IFolder>;

const UNREAD: IFolder = {
  isOpen: true,
  files: [],
  total: 0,
  after: null,
  isLoading: true,
  error: null
};

/** The untracked folders of a repository: git counts each once until somebody looks into it. */
export class FoldersModel extends StateModel<{ folders: Folders }> {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _path: string
  ) {
    super({ folders: new Map() });
  }

  /** Unfold a folder, or fold it. */
  async toggle(folder: string): Promise<void> {
    const known = this.state.folders.get(folder);
    if (known?.isOpen) {
      this._set(folder, { ...known, isOpen: false });
    } else {
      this._set(folder, { ...(known ?? UNREAD), isOpen: true });
      await this._read(folder, known?.files.length ?? 0);
    }
  }

  /** Read one more page of a folder. */
  async more(folder: string): Promise<void> {
    const known = this.state.folders.get(folder);
    if (known !== undefined && known.after !== null) {
      await this._read(folder, known.files.length + 1);
    }
  }

  /** Read all of a folder. */
  async all(folder: string): Promise<readonly string[]> {
    await this._read(folder, Infinity);
    return this.state.folders.get(folder)?.files ?? [];
  }

  /** After a new status: what is open is read again, and what is gone forgotten. */
  async follow(present: ReadonlySet<string>): Promise<void> {
    const folders = new Map(
      [...this.state.folders].filter(([folder]) => present.has(folder))
    );
    if (folders.size !== this.state.folders.size) {
      this.update({ folders });
    }
    await Promise.all(
      [...folders]
        .filter(([, { isOpen }]) => isOpen)
        .map(([folder, { files }]) => this._read(folder, files.length))
    );
  }

  /** Read a folder from its beginning until so many files are known. Only the last one counts. */
  private async _read(folder: string, wanted: number): Promise<void> {
    const reading = (this._readings.get(folder) ?? 0) + 1;
    this._readings.set(folder, reading);
    const isCurrent = () =>
      this._readings.get(folder) === reading && !this.isDisposed;
    try {
      let files: string[] = [];
      let after: string | null = null;
      let total = 0;
      do {
        const page = await listUntracked(
          this._settings,
          this._path,
          folder,
          after
        );
        files = [...files, ...page.files];
        ({ after, total } = page);
      } while (after !== null && files.length < wanted);
      if (isCurrent()) {
        const isOpen = this.state.folders.get(folder)?.isOpen ?? false;
        const error = null;
        this._set(folder, {
          isOpen,
          files,
          total,
          after,
          isLoading: false,
          error
        });
      }
    } catch (error) {
      const known = this.state.folders.get(folder);
      if (isCurrent() && known !== undefined) {
        const info = asErrorInfo(error);
        this._set(folder, { ...known, isLoading: false, error: info });
      }
    }
  }

  private _set(folder: string, state: IFolder): void {
    this.update({ folders: new Map(this.state.folders).set(folder, state) });
  }

  private _readings = new Map<string, number>();
}
