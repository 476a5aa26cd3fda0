import type { ServerConnection } from '@jupyterlab/services';

import type { BranchList } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/**
 * The branches and tags of a repository, newest first.
 *
 * @param query - What their names must contain. Of very many the server sends the newest
 *   only, and this finds the others.
 */
export async function listBranches(
  settings: ServerConnection.ISettings,
  path: string,
  query: string | null = null
): Promise<BranchList> {
  const endpoint = withQuery('repositories/branches', { path, query });
  return request(settings, 'GET', endpoint);
}
