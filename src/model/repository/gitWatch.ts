import type { ServerConnection } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';

import { getStamp } from '../../api/stamp';

/** How often it is looked whether git did something. */
const LOOK_MS = 3000;

/** Notices what git does in a repository, for instance in a terminal; hidden it does not look. */
export class GitWatch implements IDisposable {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _path: string
  ) {
    this._poll = new Poll({
      name: `jupyter-import-run:git ${_path}`,
      auto: false,
      factory: () => this._look(),
      frequency: { interval: LOOK_MS, backoff: true, max: 10 * LOOK_MS },
      standby: 'when-hidden'
    });
  }

  /** Something was done, since it was last looked. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._poll.isDisposed;
  }

  /** Look from now on. What was done before is not told. */
  start(): void {
    this._stamp = null;
    void this._poll.start();
  }

  stop(): void {
    void this._poll.stop();
  }

  dispose(): void {
    this._poll.dispose();
    Signal.clearData(this);
  }

  private async _look(): Promise<void> {
    const before = this._stamp;
    const stamp = await getStamp(this._settings, this._path);
    this._stamp = stamp;
    if (before !== null && before !== stamp && !this.isDisposed) {
      this._changed.emit();
    }
  }

  private _changed = new Signal<this, void>(this);
  private readonly _poll: Poll<void>;
  private _stamp: string | null = null;
}
