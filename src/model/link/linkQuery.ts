/** What a link of ours has in the query of the page that it goes to. */
const OWN = 'import-run';
const NAMES: ReadonlySet<string> = new Set([OWN, 'branch', 'open', 'run']);

/** The part of a page's query that is a link, still escaped as it came; null where it is none. */
export function linkQuery(search: string): string | null {
  const pairs = pairsOf(search);
  return pairs.some(pair => nameOf(pair) === OWN)
    ? pairs.filter(isOwn).join('&')
    : null;
}

/** The rest of such a query, with its question mark; empty where nothing is left. */
export function withoutLink(search: string): string {
  const rest = pairsOf(search).filter(pair => !isOwn(pair));
  return rest.length === 0 ? '' : `?${rest.join('&')}`;
}

/** Whether a link suggests to run what it brings; whoever clicked it decides. */
export function suggestsRun(query: string): boolean {
  return new URLSearchParams(query).get('run') === '1';
}

/** The address that a link is for, to show and to copy; it may be no address at all. */
export function linkTarget(query: string): string {
  return new URLSearchParams(query).get(OWN) ?? '';
}

/**
 * The link as an address, to ask the server what it means.
 *
 * On a host that never is anybody's (RFC 6761): of which one it was opened says nothing, and
 * what else is in the address is nobody's business.
 */
export function linkAddress(query: string): string {
  return `https://jupyter.invalid/lab?${query}`;
}

function isOwn(pair: string): boolean {
  return NAMES.has(nameOf(pair));
}

function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0];
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function pairsOf(search: string): string[] {
  return search.replace(/^\?/, '').split('&').filter(Boolean);
}
