import type { ServerConnection } from '@jupyterlab/services';

import type {
  ErrorInfo,
  FileDiff,
  Snapshot,
  SnapshotDetail
} from '../../api/_schema';
import { getSnapshotDiff } from '../../api/diff';
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
  /** Whether the chosen files come as copies beside those that are here. */
  beside: boolean;
  /** Whether only its changes come back, merged into what is here. */
  ontoHere: boolean;
  /** The file of it that is looked at. */
  file: string | null;
  diff: FileDiff | null;
  error: ErrorInfo | null;
}

/** What is known of a snapshot before it was looked into. */
const NOTHING = {
  chosen: new Set<string>(),
  beside: false,
  ontoHere: false,
  file: null,
  diff: null,
  error: null
};

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
      ...NOTHING
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
    this.update({ shown: id, detail: null, ...NOTHING });
    try {
      const detail = await getSnapshot(this._settings, id);
      if (this.state.shown === id) {
        this.update({ detail, ontoHere: detail.snapshot.cause === 'left' });
      }
    } catch (error) {
      if (this.state.shown === id) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  /** Read more of its files. */
  async more(): Promise<void> {
    const { detail, shown } = this.state;
    if (detail === null || shown === null) {
      return;
    }
    const { files } = detail;
    try {
      const page = await getSnapshot(this._settings, shown, files.length);
      if (this.state.detail === detail) {
        this.update({ detail: { ...page, files: [...files, ...page.files] } });
      }
    } catch (error) {
      this.update({ error: asErrorInfo(error) });
    }
  }

  /** Show what had become of a file; the same one again: no more. */
  async look(file: string): Promise<void> {
    const { shown } = this.state;
    const isShown = this.state.file === file;
    this.update({ file: isShown ? null : file, diff: null, error: null });
    if (isShown || shown === null) {
      return;
    }
    const isWanted = () =>
      this.state.shown === shown && this.state.file === file;
    try {
      const diff = await getSnapshotDiff(this._settings, shown, file);
      if (isWanted()) {
        this.update({ diff });
      }
    } catch (error) {
      if (isWanted()) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  set(choice: Partial<Pick<ISnapshotsState, 'beside' | 'ontoHere'>>): void {
    this.update(choice);
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
