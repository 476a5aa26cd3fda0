import type { ServerConnection } from '@jupyterlab/services';

import type { GitStamp } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** Another one once git did something in the repository at `path`. Starts no process. */
export async function getStamp(
  settings: ServerConnection.ISettings,
  path: string
): Promise<string> {
  const endpoint = withQuery('repositories/stamp', { path });
  return (await request<GitStamp>(settings, 'GET', endpoint)).stamp;
}
