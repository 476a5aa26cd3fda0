import type { ServerConnection } from '@jupyterlab/services';

import type { CommitDetail, CommitPage } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/**
 * A page of commits, newest first.
 *
 * @param file - A path in the repository: only commits that changed it.
 * @param before - That of the page before; null for the first one.
 */
export async function listCommits(
  settings: ServerConnection.ISettings,
  path: string,
  file: string | null,
  before: string | null
): Promise<CommitPage> {
  const endpoint = withQuery('repositories/log', { path, file, before });
  return request(settings, 'GET', endpoint);
}

/** A commit with the files that it changed. */
export async function getCommit(
  settings: ServerConnection.ISettings,
  path: string,
  commit: string
): Promise<CommitDetail> {
  const endpoint = withQuery('repositories/commit', { path, commit });
  return request(settings, 'GET', endpoint);
}
