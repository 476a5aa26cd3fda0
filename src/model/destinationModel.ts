import type { Contents } from '@jupyterlab/services';

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
}

/** Where an import goes: the folder, and under which name. */
export class DestinationModel extends StateModel<IDestinationState> {
  constructor(contents: Contents.IManager) {
    super({ folder: '', isChosen: false, name: null, names: null });
    this._contents = contents;
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

  /**
   * Read what is in the folder, so that a taken name can be told beforehand.
   *
   * A folder that is missing or cannot be read has no names; the server says why when
   * something is imported there.
   */
  async look(): Promise<void> {
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

  private _setFolder(folder: string): void {
    if (folder !== this.state.folder) {
      this._generation += 1;
      this.update({ folder, names: null });
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
      void this.look();
    }
  }

  private _contents: Contents.IManager;
  private _followed = '';
  private _generation = 0;
}
