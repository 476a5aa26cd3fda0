import type { ServerConnection } from '@jupyterlab/services';

import type { KernelOnly } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** The notebooks that differ from the index in what their kernel wrote alone, by path. */
export async function listKernelOnly(
  settings: ServerConnection.ISettings,
  path: string
): Promise<readonly string[]> {
  const endpoint = withQuery('repositories/kernel-only', { path });
  return (await request<KernelOnly>(settings, 'GET', endpoint)).files;
}
