/** More than these are not drawn at once; typing narrows them down. */
const MOST_SHOWN = 100;

export interface INameMatch {
  /** Which of the groups it is in. */
  group: number;
  name: string;
  /** Where in the name the query was found: begin and end. */
  match: readonly [number, number];
}

/** The names that contain the query; of each group those that begin with it first. */
export function matchNames(
  query: string,
  groups: readonly (readonly string[])[]
): { shown: INameMatch[]; hidden: number } {
  const wanted = query.trim().toLowerCase();
  const found = groups.flatMap((names, group) => matches(names, group, wanted));
  return {
    shown: found.slice(0, MOST_SHOWN),
    hidden: Math.max(0, found.length - MOST_SHOWN)
  };
}

function matches(
  names: readonly string[],
  group: number,
  wanted: string
): INameMatch[] {
  const found: INameMatch[] = [];
  for (const name of names) {
    const begin = name.toLowerCase().indexOf(wanted);
    if (begin !== -1) {
      found.push({ group, name, match: [begin, begin + wanted.length] });
    }
  }
  const isFirst = ({ match }: INameMatch) => (match[0] === 0 ? 0 : 1);
  return found.sort((a, b) => isFirst(a) - isFirst(b));
}
