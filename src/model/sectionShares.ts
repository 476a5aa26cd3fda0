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
 * One that says what it needs gets that, and the others the rest. The first one may have more
 * than its share where they would only leave it empty.
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
  return sections.map((section, index) =>
    fillers.includes(section) ? rest / fillers.length : taken[index]
  );
}
