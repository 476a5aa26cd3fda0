import type { ServerConnection } from '@jupyterlab/services';

import type { StartRepositories } from '../../api/_schema';
import { getStart, patchStart } from '../../api/startup';
import { StateModel } from '../stateModel';
import { type StartRole, withRole } from './startRoles';

export interface IStartState {
  /** Null until it was read. */
  start: StartRepositories | null;
}

/** What servers open with, and the person's choice of it. */
export class StartModel extends StateModel<IStartState> {
  constructor(private readonly _serverSettings: ServerConnection.ISettings) {
    super({ start: null });
  }

  async refresh(): Promise<void> {
    this.update({ start: await getStart(this._serverSettings) });
  }

  /** Give an entry, a saved name or a URL, a role at start; null: none. */
  async choose(entry: string, role: StartRole | null): Promise<void> {
    const start = await getStart(this._serverSettings);
    const patch = withRole(start, entry, role);
    this.update({ start: await patchStart(this._serverSettings, patch) });
  }
}
