import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, Snapshot, SnapshotDetail } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { getSnapshot, listSnapshots } from '../../api/snapshots';
import { StateModel } from '../stateModel';

export interface ISnapshotsState {
  /** Newest first; null until they were read. */
  snapshots: readonly Snapshot[] | null;
  /** The one that is looked into. */
  shown: string | null;
  /** What is in it, once it was read. */
  detail: SnapshotDetail | null;
  /** The files of it that are wanted; none: all of it. */
  chosen: ReadonlySet<string>;
  error: ErrorInfo | null;
}

/** What can be restored of a repository, as a person looks through it. */
export class SnapshotsModel extends StateModel<ISnapshotsState> {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _path: string
  ) {
    super({
      snapshots: null,
      shown: null,
      detail: null,
      chosen: new Set(),
      error: null
    });
  }

  /** Read the list, and look into the newest one. */
  async load(): Promise<void> {
    try {
      const snapshots = await listSnapshots(this._settings, this._path);
      this.update({ snapshots, error: null });
      if (snapshots.length > 0) {
        await this.show(snapshots[0].id);
      }
    } catch (error) {
      this.update({ snapshots: [], error: asErrorInfo(error) });
    }
  }

  async show(id: string): Promise<void> {
    if (id === this.state.shown) {
      return;
    }
    this.update({ shown: id, detail: null, chosen: new Set(), error: null });
    try {
      const detail = await getSnapshot(this._settings, id);
      if (this.state.shown === id) {
        this.update({ detail });
      }
    } catch (error) {
      if (this.state.shown === id) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  choose(file: string, isChosen: boolean): void {
    const chosen = new Set(this.state.chosen);
    if (isChosen) {
      chosen.add(file);
    } else {
      chosen.delete(file);
    }
    this.update({ chosen });
  }
}
