/** More than these are not drawn at once; typing narrows them down. */
const MOST_SHOWN = 100;

export interface IRefMatch {
  kind: 'branch' | 'tag';
  name: string;
  /** Where in the name the query was found: begin and end. */
  match: readonly [number, number];
}

/** The branches, then the tags, whose name contains the query; those that begin with it first. */
export function matchRefs(
  query: string,
  branches: readonly string[],
  tags: readonly string[]
): { shown: IRefMatch[]; hidden: number } {
  const found = [
    ...matches('branch', branches, query),
    ...matches('tag', tags, query)
  ];
  return {
    shown: found.slice(0, MOST_SHOWN),
    hidden: Math.max(0, found.length - MOST_SHOWN)
  };
}

function matches(
  kind: IRefMatch['kind'],
  names: readonly string[],
  query: string
): IRefMatch[] {
  const wanted = query.trim().toLowerCase();
  const found: IRefMatch[] = [];
  for (const name of names) {
    const begin = name.toLowerCase().indexOf(wanted);
    if (begin !== -1) {
      found.push({ kind, name, match: [begin, begin + wanted.length] });
    }
  }
  const isFirst = (ref: IRefMatch) => (ref.match[0] === 0 ? 0 : 1);
  return found.sort((a, b) => isFirst(a) - isFirst(b));
}
