import type { ServerConnection } from '@jupyterlab/services';

import type { ServerInfo, StorageLocation } from './_schema';
import { request } from './request';

/** What this server is and may do. */
export async function getServer(
  settings: ServerConnection.ISettings
): Promise<ServerInfo> {
  return request(settings, 'GET', 'server');
}

/** Any folder as a place for imports: its space, and what stands in the way. */
export async function getStorage(
  settings: ServerConnection.ISettings,
  folder: string
): Promise<StorageLocation> {
  const path = encodeURIComponent(folder);
  return request(settings, 'GET', `storage?path=${path}`);
}
