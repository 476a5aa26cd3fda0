import type { ServerConnection } from '@jupyterlab/services';

import type { UntrackedFiles } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/**
 * A page of the files in an untracked folder, by name.
 *
 * @param after - That of the page before; null for the first one.
 */
export async function listUntracked(
  settings: ServerConnection.ISettings,
  path: string,
  folder: string,
  after: string | null
): Promise<UntrackedFiles> {
  const endpoint = withQuery('repositories/untracked', { path, folder, after });
  return request(settings, 'GET', endpoint);
}
