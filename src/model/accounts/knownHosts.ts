import type { ServerInfo } from '../../api/_schema';

/** Where most people have an account, and what they call it. */
const FAMOUS: ReadonlyMap<string, string> = new Map([
  ['gitlab.com', 'GitLab'],
  ['github.com', 'GitHub'],
  ['codeberg.org', 'Codeberg'],
  ['bitbucket.org', 'Bitbucket']
]);

/**
 * Hosts to choose from, those of the administrator first.
 *
 * Where only some hosts may be reached, only those that are among them by name.
 */
export function knownHosts(info: ServerInfo | null): string[] {
  const named = (info?.providers ?? []).map(({ host }) => host);
  const allowed = info?.limits.allowed_hosts ?? [];
  const famous = [...FAMOUS.keys()].filter(
    host => allowed.length === 0 || allowed.includes(host)
  );
  return [...new Set([...named, ...famous])];
}

/** What people call a host. */
export function nameOfHost(host: string): string {
  return FAMOUS.get(host) ?? host;
}
