import type { Contents, ServerConnection } from '@jupyterlab/services';

import type { StorageLocation } from '../api/_schema';
import { getStorage } from '../api/server';
import { isWithin, normalizePath, parentOf } from './paths';
import { StateModel } from './stateModel';

export interface IDestinationState {
  /** API path of the folder that imports go to; the root is the empty string. */
  folder: string;
  /** Whether the person chose the folder; until then it follows the file browser. */
  isChosen: boolean;
  /** The name that the person typed, or null for the proposed one. */
  name: string | null;
  /** What is in the folder, or null where that is not known. */
  names: ReadonlySet<string> | null;
  /** The free space there and what stands in the way, or null where that is not known. */
  storage: StorageLocation | null;
}

/** Where an import goes: the folder, and under which name. */
export class DestinationModel extends StateModel<IDestinationState> {
  constructor(
    contents: Contents.IManager,
    serverSettings: ServerConnection.ISettings
  ) {
    super({
      folder: '',
      isChosen: false,
      name: null,
      names: null,
      storage: null
    });
    this._contents = contents;
    this._serverSettings = serverSettings;
    contents.fileChanged.connect(this._onFileChanged, this);
  }

  /** The file browser went to another folder. */
  follow(folder: string): void {
    this._followed = normalizePath(folder);
    if (!this.state.isChosen) {
      this._setFolder(this._followed);
    }
  }

  choose(folder: string): void {
    this.update({ isChosen: true });
    this._setFolder(normalizePath(folder));
  }

  setName(name: string): void {
    this.update({ name: name.trim() === '' ? null : name });
  }

  /** Forget what was chosen for one import. */
  reset(): void {
    this.update({ isChosen: false, name: null });
    this._setFolder(this._followed);
  }

  /** Read what is in the folder and how much space it has. */
  async look(): Promise<void> {
    await Promise.all([this._readNames(), this._readStorage()]);
  }

  /**
   * Read what is in the folder, so that a taken name can be told beforehand.
   *
   * A folder that is missing or cannot be read has no names; its storage says why.
   */
  private async _readNames(): Promise<void> {
    const { folder } = this.state;
    const generation = ++this._generation;
    let names: ReadonlySet<string> | null = null;
    try {
      const model = await this._contents.get(folder, { content: true });
      if (model.type === 'directory') {
        names = new Set(
          (model.content as Contents.IModel[]).map(item => item.name)
        );
      }
    } catch {
      names = null;
    }
    if (generation === this._generation) {
      this.update({ names });
    }
  }

  /** Not every server has disks: then nothing is known, and nothing shown. */
  private async _readStorage(): Promise<void> {
    const { folder } = this.state;
    const storage = await getStorage(this._serverSettings, folder).catch(
      () => null
    );
    if (folder === this.state.folder) {
      this.update({ storage });
    }
  }

  private _setFolder(folder: string): void {
    if (folder !== this.state.folder) {
      this._generation += 1;
      this.update({ folder, names: null, storage: null });
    }
  }

  private _onFileChanged(
    _: Contents.IManager,
    change: Contents.IChangedArgs
  ): void {
    const { folder, names } = this.state;
    const paths = [change.oldValue?.path, change.newValue?.path];
    const concerns = paths.some(
      path =>
        path !== undefined &&
        (parentOf(path) === folder || isWithin(folder, path))
    );
    if (names !== null && concerns && change.type !== 'save') {
      void this._readNames();
    }
  }

  private _contents: Contents.IManager;
  private _followed = '';
  private _generation = 0;
  private _serverSettings: ServerConnection.ISettings;
}
