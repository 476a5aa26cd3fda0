import { getStatus } from '../../api/repositoryStatus';
import { StateModel } from '../stateModel';
import type { PresetsModel } from './presetsModel';

/** Each costs a git process on the server. */
const MOST_LOOKED_AT = 20;

export interface IBehindState {
  /** How many commits the clones lack, by their paths, as far as is known without a network. */
  commits: ReadonlyMap<string, number>;
}

/** How far the clones of saved repositories are behind, while somebody looks. */
export class BehindModel extends StateModel<IBehindState> {
  constructor(private readonly _presets: PresetsModel) {
    super({ commits: new Map() });
    _presets.changed.connect(this._look, this);
  }

  /** Whether somebody looks: only then are they asked for. */
  set isActive(isActive: boolean) {
    this._isActive = isActive;
    this._look();
  }

  override dispose(): void {
    this._presets.changed.disconnect(this._look, this);
    super.dispose();
  }

  private _look(): void {
    if (this._isActive) {
      void this._readAll(++this._generation);
    }
  }

  /** One after the other: nobody waits for the last of them. */
  private async _readAll(generation: number): Promise<void> {
    const paths = this._presets.presets
      .map(({ path }) => path)
      .filter(path => path !== null)
      .slice(0, MOST_LOOKED_AT);
    for (const path of paths) {
      const behind = await this._read(path);
      if (generation !== this._generation || this.isDisposed) {
        return;
      }
      if (behind !== (this.state.commits.get(path) ?? 0)) {
        this.update({
          commits: new Map(this.state.commits).set(path, behind)
        });
      }
    }
  }

  /** None where it does not say: its card tells why. */
  private async _read(path: string): Promise<number> {
    try {
      const { behind } = await getStatus(this._presets.serverSettings, path);
      return behind ?? 0;
    } catch {
      return 0;
    }
  }

  private _generation = 0;
  private _isActive = false;
}
