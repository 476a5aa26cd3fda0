/** More than these are not drawn at once; typing narrows them down. */
const MOST_SHOWN = 100;

export interface INameMatch {
  /** Which of the groups it is in. */
  group: number;
  name: string;
  /** Where in the name the query was found: begin and end. */
  match: readonly [number, number];
}

/** Where a text has the query first, begin and end, whatever the case; null: nowhere. */
export function matchOf(text: string, query: string): [number, number] | null {
  const wanted = query.trim().toLowerCase();
  const begin = text.toLowerCase().indexOf(wanted);
  return begin === -1 ? null : [begin, begin + wanted.length];
}

/** The names that contain the query; of each group those that begin with it first. */
export function matchNames(
  query: string,
  groups: readonly (readonly string[])[]
): { shown: INameMatch[]; hidden: number } {
  const found = groups.flatMap((names, group) => matches(names, group, query));
  return {
    shown: found.slice(0, MOST_SHOWN),
    hidden: Math.max(0, found.length - MOST_SHOWN)
  };
}

function matches(
  names: readonly string[],
  group: number,
  query: string
): INameMatch[] {
  const found: INameMatch[] = [];
  for (const name of names) {
    const match = matchOf(name, query);
    if (match !== null) {
      found.push({ group, name, match });
    }
  }
  const isFirst = ({ match }: INameMatch) => (match[0] === 0 ? 0 : 1);
  return found.sort((a, b) => isFirst(a) - isFirst(b));
}
