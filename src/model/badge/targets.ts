import { PageConfig, URLExt } from '@jupyterlab/coreutils';

import type { ServerInfo } from '../../api/_schema';

/** Where a link can go. */
export interface ITarget {
  kind: 'configured' | 'hub' | 'other' | 'server';
  /** The address of a server or hub; empty where it is still to be said. */
  address: string;
}

/**
 * Where links can go from here; the first is the one that most people want.
 *
 * @param baseUrl - Of the server, as the browser reaches it.
 */
export function targetsOf(
  { badge_target: configured, hub }: Pick<ServerInfo, 'badge_target' | 'hub'>,
  baseUrl: string
): ITarget[] {
  const here: ITarget =
    hub === null
      ? { kind: 'server', address: baseUrl }
      : { kind: 'hub', address: hub.url ?? hubAddress(hub.base_url, baseUrl) };
  const targets: ITarget[] =
    configured === null || isSame(configured, here.address)
      ? [here]
      : [{ kind: 'configured', address: configured }, here];
  return [...targets, { kind: 'other', address: '' }];
}

/** A hub may have a host of its own, beside those of its people. */
function hubAddress(hubBase: string, baseUrl: string): string {
  const host = PageConfig.getOption('hubHost') || new URL(baseUrl).origin;
  return URLExt.join(host, hubBase, 'hub');
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\/+$/, '') === other.replace(/\/+$/, '');
}
