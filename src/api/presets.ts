import type { ServerConnection } from '@jupyterlab/services';

import type {
  NewPresetRequest,
  Preset,
  PresetList,
  PresetPatch
} from './_schema';
import { withQuery } from './query';
import { request } from './request';

type Settings = ServerConnection.ISettings;

/** A page of the saved repositories, by name; `token` is that of the page before. */
export async function listPresets(
  settings: Settings,
  token: string | null
): Promise<PresetList> {
  const query = { sort_by: 'Name', next_token: token };
  return request(settings, 'GET', withQuery('presets', query));
}

export async function createPreset(
  settings: Settings,
  body: NewPresetRequest
): Promise<Preset> {
  return request(settings, 'POST', 'presets', body);
}

/** Change what is given; the name stays. */
export async function patchPreset(
  settings: Settings,
  name: string,
  body: PresetPatch
): Promise<Preset> {
  return request(settings, 'PATCH', endpointOf(name), body);
}

/** Forget a saved repository; its clones stay. */
export async function deletePreset(
  settings: Settings,
  name: string
): Promise<void> {
  await request(settings, 'DELETE', endpointOf(name));
}

function endpointOf(name: string): string {
  return `presets/${encodeURIComponent(name)}`;
}
