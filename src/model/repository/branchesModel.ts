import type { ServerConnection } from '@jupyterlab/services';

import type { BranchList, ErrorInfo } from '../../api/_schema';
import { listBranches } from '../../api/branches';
import { asErrorInfo } from '../../api/error';
import { StateModel } from '../stateModel';
import {
  type BranchItem,
  branchItems,
  type BranchPurpose
} from './branchItems';

/** After the last key, before the server is asked for what it kept back. */
const DEBOUNCE_MS = 250;

export interface IBranchesState {
  list: BranchList | null;
  query: string;
  isLoading: boolean;
  error: ErrorInfo | null;
}

/** The branches of a repository, as they are being looked through. */
export class BranchesModel extends StateModel<IBranchesState> {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _path: string,
    readonly purpose: BranchPurpose
  ) {
    super({ list: null, query: '', isLoading: true, error: null });
    void this._load(null);
  }

  get items(): BranchItem[] {
    const { list, query } = this.state;
    return list === null ? [] : branchItems(list, query, this.purpose);
  }

  setQuery(query: string): void {
    this.update({ query });
    clearTimeout(this._timer);
    // A list that was cut short knows only the newest.
    if (this.state.list?.truncated) {
      this._timer = setTimeout(() => {
        void this._load(query.trim() || null);
      }, DEBOUNCE_MS);
    }
  }

  override dispose(): void {
    clearTimeout(this._timer);
    super.dispose();
  }

  private async _load(query: string | null): Promise<void> {
    const generation = ++this._generation;
    this.update({ isLoading: true });
    try {
      const list = await listBranches(this._settings, this._path, query);
      if (generation === this._generation) {
        // What was narrowed down by the server may have more in it again.
        const truncated = list.truncated || query !== null;
        this.update({
          list: { ...list, truncated },
          isLoading: false,
          error: null
        });
      }
    } catch (error) {
      if (generation === this._generation) {
        this.update({ isLoading: false, error: asErrorInfo(error) });
      }
    }
  }

  private _generation = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
