import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, ServerInfo } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { getServer } from '../api/server';
import { StateModel } from './stateModel';

export interface IServerState {
  /** Null until the server has answered. */
  info: ServerInfo | null;
  error: ErrorInfo | null;
}

/** What the server is and may do: limits, storage and free space, memory and processors. */
export class ServerModel extends StateModel<IServerState> {
  constructor(serverSettings: ServerConnection.ISettings) {
    super({ info: null, error: null });
    this._serverSettings = serverSettings;
  }

  /** Ask again; free space changes with every import. */
  async refresh(): Promise<void> {
    try {
      const info = await getServer(this._serverSettings);
      this.update({ info, error: null });
    } catch (error) {
      this.update({ error: asErrorInfo(error) });
    }
  }

  private _serverSettings: ServerConnection.ISettings;
}
