import type { ServerConnection } from '@jupyterlab/services';

import type { RepositoryList } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** The repositories under the Jupyter root; hidden ones only where asked for. */
export async function listRepositories(
  settings: ServerConnection.ISettings,
  withHidden = false
): Promise<RepositoryList> {
  const hidden = withHidden ? 'true' : null;
  return request(settings, 'GET', withQuery('repositories', { hidden }));
}
