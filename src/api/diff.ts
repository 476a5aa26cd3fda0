import type { ServerConnection } from '@jupyterlab/services';

import type { FileDiff } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/**
 * What a commit of a file would change, or what `commit` changed in it.
 *
 * @param file - A path in the repository.
 */
export async function getDiff(
  settings: ServerConnection.ISettings,
  path: string,
  file: string,
  commit: string | null
): Promise<FileDiff> {
  const endpoint = withQuery('repositories/diff', { path, file, commit });
  return request(settings, 'GET', endpoint);
}

/** What had become of a file when a snapshot was taken. */
export async function getSnapshotDiff(
  settings: ServerConnection.ISettings,
  snapshot: string,
  file: string
): Promise<FileDiff> {
  const endpoint = withQuery('repositories/diff', { snapshot, file });
  return request(settings, 'GET', endpoint);
}
