import type { ServerConnection } from '@jupyterlab/services';

import type { StartRepositories, StartRepositoriesPatch } from './_schema';
import { request } from './request';

type Settings = ServerConnection.ISettings;

/** What servers open with. */
export async function getStart(settings: Settings): Promise<StartRepositories> {
  return request(settings, 'GET', 'startup');
}

/** Change what is given. */
export async function patchStart(
  settings: Settings,
  body: StartRepositoriesPatch
): Promise<StartRepositories> {
  return request(settings, 'PATCH', 'startup', body);
}
