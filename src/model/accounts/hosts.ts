import type { Account, ErrorInfo } from '../../api/_schema';

/**
 * The host of a URL as accounts name it: `host[:port]`, the port of the scheme left out.
 *
 * Also of `git@host:path`, whose pages are most likely on a host of the same name. Null where
 * the text is no URL.
 */
export function hostOf(url: string): string | null {
  const short = /^[^\s:/@]+@([^\s:/]+):/.exec(url);
  if (short !== null) {
    return short[1].toLowerCase();
  }
  try {
    const { host, hostname, protocol } = new URL(url);
    return (isWeb(protocol) ? host : hostname) || null;
  } catch {
    return null;
  }
}

/** The accounts on the host of a URL. */
export function accountsFor(
  url: string | null,
  accounts: readonly Account[]
): readonly Account[] {
  const host = url === null ? null : hostOf(url);
  return host === null ? [] : accounts.filter(each => each.host === host);
}

/**
 * The account to import with, by its id: the chosen one where it is among several.
 *
 * Null where there is no choice: whichever fits is used without being told.
 */
export function chosenAmong(
  accounts: readonly Account[],
  chosen: string | null
): string | null {
  if (accounts.length < 2) {
    return null;
  }
  return (accounts.find(({ id }) => id === chosen) ?? accounts[0]).id;
}

/**
 * Where to sign in after a failure: the address that was asked for, or its host.
 *
 * Null where an account does not help: over ssh a key is what is asked for, and whoever is
 * known there and may not push is no other person with another sign-in.
 *
 * @param url - What the job or the repository was about, where that is known.
 */
export function signInHost(
  error: ErrorInfo,
  url: string | null
): string | null {
  const { account, host, origin, reason } = error.data;
  const isAsked =
    error.code === 'auth_required' ||
    error.code === 'auth_failed' ||
    (reason === 'no_right_to_push' && account === null);
  const isHostKey =
    reason === 'unknown_host_key' || reason === 'host_key_changed';
  if (!isAsked || isHostKey) {
    return null;
  }
  if (url !== null && hostOf(url) !== null) {
    return webAddress(url);
  }
  const [known] = [origin, host].filter(
    (each): each is string => typeof each === 'string' && each !== ''
  );
  return known ?? null;
}

/** An address that a browser may be sent to, else null: it came from a host that is not ours. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

function isWeb(protocol: string): boolean {
  return protocol === 'https:' || protocol === 'http:';
}
