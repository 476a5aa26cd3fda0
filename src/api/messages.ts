import type { ServerConnection } from '@jupyterlab/services';

import type { IgnoreResult, MessageList } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** What the person wrote before, and who they are to git. */
export async function listMessages(
  settings: ServerConnection.ISettings,
  path: string
): Promise<MessageList> {
  return request(settings, 'GET', withQuery('repositories/messages', { path }));
}

/** Let git show files no more that it does not keep yet. */
export async function ignoreFiles(
  settings: ServerConnection.ISettings,
  path: string,
  patterns: readonly string[]
): Promise<IgnoreResult> {
  const endpoint = withQuery('repositories/ignore', { path });
  return request(settings, 'POST', endpoint, { patterns });
}
