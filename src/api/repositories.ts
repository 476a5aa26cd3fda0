import type { ServerConnection } from '@jupyterlab/services';

import type { RepositoryList } from './_schema';
import { request } from './request';

/** The repositories under the Jupyter root. */
export async function listRepositories(
  settings: ServerConnection.ISettings
): Promise<RepositoryList> {
  return request(settings, 'GET', 'repositories');
}
