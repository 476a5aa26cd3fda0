import type { ServerConnection } from '@jupyterlab/services';

import type { Source } from '../../api/_schema';
import { resolve } from '../../api/resolve';

/**
 * API paths of what a link names and is here already.
 *
 * @param source - What the link names, with what is here of it.
 * @param kind - What of it would be imported: a notebook may come with its repository.
 */
export async function whatIsHere(
  serverSettings: ServerConnection.ISettings,
  source: Source,
  kind: Source['kind'] | null
): Promise<readonly string[]> {
  if (kind === null || kind === source.kind || !source.repository_url) {
    return source.here;
  }
  const repository = await resolve(serverSettings, {
    url: source.repository_url,
    here: true
  });
  return repository.here;
}
