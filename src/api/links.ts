import type { ServerConnection } from '@jupyterlab/services';

import type { LinkRequest, PublishedFiles, SharedLink } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** A link and a badge for others, or why they could not import it. */
export async function makeLink(
  settings: ServerConnection.ISettings,
  body: LinkRequest
): Promise<SharedLink> {
  return request(settings, 'POST', 'links', body);
}

/** The files that others get of the repository at `path`, notebooks first. */
export async function listPublishedFiles(
  settings: ServerConnection.ISettings,
  path: string,
  { at, branch }: Pick<LinkRequest, 'at' | 'branch'>
): Promise<PublishedFiles> {
  return request(
    settings,
    'GET',
    withQuery('links/files', { path, at, branch })
  );
}
