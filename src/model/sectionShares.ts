/** Of the panel's height, the most that the first section takes from others that need it. */
const LARGEST_SHARE = 0.4;

/** The same of one below it, which wants a height only while the person is at it. */
const LARGEST_SHARE_BELOW = 0.7;

/** What a section says of the height in pixels that it needs. */
export interface IHeights {
  readonly isHidden: boolean;
  /** What its content needs now; null: it takes what is left. */
  readonly wantedHeight: number | null;
  /** Of one that takes what is left: what its content fills. Undefined where nobody knows. */
  readonly filledHeight?: number | null;
}

/**
 * What each section gets of `available` pixels, as parts of one, or null: as it happens to be.
 *
 * One that says what it needs gets that, and the others the rest: none more than it fills while
 * another one could fill it. The first one may have more than its share where they would only
 * leave it empty.
 */
export function sectionShares(
  sections: readonly IHeights[],
  available: number
): number[] | null {
  const open = sections.filter(({ isHidden }) => !isHidden);
  const fillers = open.filter(({ wantedHeight }) => wantedHeight === null);
  if (fillers.length === 0) {
    return null;
  }
  const [first, ...below] = sections;
  const needed = below
    .filter(({ isHidden }) => !isHidden)
    .map(({ filledHeight, wantedHeight }) => wantedHeight ?? filledHeight)
    .reduce<number>((sum, height) => sum + (height ?? Infinity), 0);
  const taken = sections.map(section =>
    section.isHidden || section.wantedHeight === null
      ? 0
      : Math.min(
          section === first
            ? Math.max(LARGEST_SHARE, 1 - needed / available)
            : LARGEST_SHARE_BELOW,
          section.wantedHeight / available
        )
  );
  const rest = Math.max(0, 1 - taken.reduce((sum, share) => sum + share, 0));
  const filled = fillerShares(fillers, rest, available);
  return sections.map((section, index) => filled.get(section) ?? taken[index]);
}

/** `rest` for those that take it: equal parts, where some do not fill theirs the more for others. */
function fillerShares(
  fillers: readonly IHeights[],
  rest: number,
  available: number
): Map<IHeights, number> {
  const shares = new Map<IHeights, number>();
  const byHeight = [...fillers].sort((a, b) => filledBy(a) - filledBy(b));
  byHeight.forEach((section, index) => {
    const equal = rest / (byHeight.length - index);
    const share = Math.min(equal, filledBy(section) / available);
    shares.set(section, share);
    rest -= share;
  });
  const [first] = fillers;
  return shares.set(first, (shares.get(first) ?? 0) + rest);
}

function filledBy({ filledHeight }: IHeights): number {
  return filledHeight ?? Number.MAX_VALUE;
}
