import type { Branch, BranchList } from '../../api/_schema';

/** What a branch is wanted for. */
export type BranchPurpose = 'delete' | 'merge' | 'switch';

/** A line of the list: a title, a branch or tag, or the offer of a new branch. */
export type BranchItem =
  | { kind: 'branch' | 'tag'; key: string; branch: Branch }
  | { kind: 'group'; key: string; remote: string | null; isTags: boolean }
  | { kind: 'new'; key: string; name: string };

/**
 * The lines for a query: what is here, then what only a remote has, then tags.
 *
 * Each is newest first, as the server has them. A remote's branch that is here under its own
 * name is not listed twice. A name that nothing bears is offered as that of a new branch.
 */
export function branchItems(
  { branches, tags }: Pick<BranchList, 'branches' | 'tags'>,
  query: string,
  purpose: BranchPurpose
): BranchItem[] {
  const wanted = query.trim().toLowerCase();
  const found = (all: readonly Branch[]) =>
    all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const local = branches.filter(({ remote }) => remote === null);
  const here = new Set(local.map(({ name }) => name));
  const isWanted = ({ current }: Branch) => purpose === 'switch' || !current;
  const items = group(found(local).filter(isWanted), null, false);
  if (purpose !== 'delete') {
    const remotes = new Set(branches.map(({ remote }) => remote));
    for (const remote of remotes) {
      if (remote !== null) {
        const others = found(branches).filter(
          branch => branch.remote === remote && !here.has(branch.name)
        );
        items.push(...group(others, remote, false));
      }
    }
    items.push(...group(found(tags), null, true));
  }
  if (purpose === 'switch') {
    const name = query.trim();
    const isTaken = branches.some(branch => branch.name === name);
    if (!isTaken) {
      items.push({ kind: 'new', key: 'new', name });
    }
  }
  return items;
}

/** The name to ask the server for: it must know which remote's branch is meant. */
export function branchName({ name, remote }: Branch): string {
  return remote === null ? name : `${remote}/${name}`;
}

function group(
  found: readonly Branch[],
  remote: string | null,
  isTags: boolean
): BranchItem[] {
  if (found.length === 0) {
    return [];
  }
  const prefix = isTags ? 'tags' : (remote ?? '');
  return [
    { kind: 'group', key: `${prefix}/`, remote, isTags },
    ...found.map((branch): BranchItem => ({
      kind: isTags ? 'tag' : 'branch',
      key: `${prefix}/${branch.name}`,
      branch
    }))
  ];
}
