import type { ServerConnection } from '@jupyterlab/services';

import type { ResolveRequest, Source } from './_schema';
import { request } from './request';

/** What a URL means. Without `probe` the server asks nobody. */
export async function resolve(
  settings: ServerConnection.ISettings,
  body: ResolveRequest
): Promise<Source> {
  return request(settings, 'POST', 'resolve', body);
}
