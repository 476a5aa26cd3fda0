import type { ServerConnection } from '@jupyterlab/services';

import type { IHostKey } from '../model/accounts/hostKey';
import type { AllowHost, HostList } from './_schema';
import { request } from './request';

/** Agree, once and for all, to reach a host with a private address. */
export async function allowHost(
  settings: ServerConnection.ISettings,
  body: Pick<AllowHost, 'host'>
): Promise<HostList> {
  return request(settings, 'POST', 'hosts', body);
}

/** Agree that the key which an ssh server shows is the right one. */
export async function trustHostKey(
  settings: ServerConnection.ISettings,
  body: IHostKey
): Promise<HostList> {
  return request(settings, 'POST', 'hosts', body);
}
