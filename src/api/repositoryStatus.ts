import type { ServerConnection } from '@jupyterlab/services';

import type { Losses, RepositoryPatch, RepositoryStatus } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** Where the repository at `path` stands. Asks no other server. */
export async function getStatus(
  settings: ServerConnection.ISettings,
  path: string
): Promise<RepositoryStatus> {
  return request(settings, 'GET', withQuery('repositories/status', { path }));
}

/** What a fresh clone of a repository would not have, counted. */
export async function getLosses(
  settings: ServerConnection.ISettings,
  path: string
): Promise<Losses> {
  return request(settings, 'GET', withQuery('repositories/losses', { path }));
}

/** Change what is remembered of a repository. */
export async function patchRepository(
  settings: ServerConnection.ISettings,
  path: string,
  patch: RepositoryPatch
): Promise<void> {
  await request(settings, 'PATCH', withQuery('repositories', { path }), patch);
}
