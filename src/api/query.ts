/** An endpoint with its query; what is null or undefined is left out. */
export function withQuery(
  endpoint: string,
  query: Readonly<Record<string, string | null | undefined>>
): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string] => pair[1] != null)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? endpoint : `${endpoint}?${pairs.join('&')}`;
}
