import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, ServerInfo, StorageLocation } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { getServer } from '../api/server';
import { isWithin } from './paths';
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

  /** The storage location that holds a folder: the innermost one. */
  storageOf(folder: string): StorageLocation | null {
    const locations = this.state.info?.storage_locations ?? [];
    return locations
      .filter(location => isWithin(folder, location.path))
      .reduce<StorageLocation | null>(
        (found, location) =>
          found === null || location.path.length > found.path.length
            ? location
            : found,
        null
      );
  }

  private _serverSettings: ServerConnection.ISettings;
}
