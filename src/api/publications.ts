import type { ServerConnection } from '@jupyterlab/services';

import type {
  Publication,
  PublicationList,
  PublicationRequest
} from './_schema';
import { withQuery } from './query';
import { request } from './request';

type Settings = ServerConnection.ISettings;

/** What is published where: that of a file or folder, by its API path, or all of them. */
export async function listPublications(
  settings: Settings,
  path: string | null = null
): Promise<readonly Publication[]> {
  const endpoint = withQuery('publications', { path });
  return (await request<PublicationList>(settings, 'GET', endpoint))
    .publications;
}

/** Remember how a file or folder is published. */
export async function putPublication(
  settings: Settings,
  path: string,
  body: PublicationRequest
): Promise<Publication> {
  return request(settings, 'PUT', withQuery('publications', { path }), body);
}
