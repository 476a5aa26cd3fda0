import type { ServerConnection } from '@jupyterlab/services';

import type { ServerInfo } from './_schema';
import { request } from './request';

/** What this server is and may do. */
export async function getServer(
  settings: ServerConnection.ISettings
): Promise<ServerInfo> {
  return request(settings, 'GET', 'server');
}
