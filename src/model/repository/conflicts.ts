import type { ErrorInfo } from '../../api/_schema';

/** Whose version counts; `both`: mine, with theirs below or beside it. */
export type Side = 'both' | 'mine' | 'theirs';

/** A place that both sides changed: lines of a text, a cell of a notebook, or a whole file. */
export interface IConflictPart {
  id: string;
  mine: string;
  theirs: string;
  base: string;
  /** Of a notebook's cell. */
  cell_type: string | null;
  /** The side on which it is gone. */
  deleted_by: 'mine' | 'theirs' | null;
  /** The line or the cell where it is, from 1. */
  number: number | null;
}

/** A file that both sides changed. Sizes in bytes, null where a side has no such file. */
export interface IConflict {
  path: string;
  kind: 'binary' | 'deleted' | 'notebook' | 'text';
  parts: readonly IConflictPart[];
  deleted_by: 'mine' | 'theirs' | null;
  origin: string | null;
  mine_size: number | null;
  theirs_size: number | null;
}

/** As a job takes them: a choice for a file, or for each of its parts. */
export type Resolutions = Record<string, Record<string, Side> | Side>;

/** The only part of a file that has no smaller ones. */
const WHOLE = 'file';

/** What a failed job says of its conflicts; empty where it failed at something else. */
export function conflictsOf(error: ErrorInfo | null): readonly IConflict[] {
  const conflicts =
    error?.code === 'conflict' ? error.data.conflicts : undefined;
  return Array.isArray(conflicts) ? (conflicts as IConflict[]) : [];
}

/** The parts of a file that can be settled each by itself. */
export function partsOf({ parts }: IConflict): readonly IConflictPart[] {
  return parts.filter(({ id }) => id !== WHOLE);
}

/** The only part of a file that is settled as a whole, where it has texts to show. */
export function wholePart({ parts }: IConflict): IConflictPart | null {
  return parts.find(({ id }) => id === WHOLE) ?? null;
}

/** A text in the pieces that both sides have and those that differ. */
export interface IPiece {
  text: string;
  isOwn: boolean;
}

/**
 * The two texts of a conflict with what is only in one of them marked.
 *
 * Lines that both have are told by a longest common subsequence; of a pair of changed
 * lines the words at both ends that are alike are left unmarked.
 */
export function compare(mine: string, theirs: string): [IPiece[], IPiece[]] {
  const left = mine.split(/(?<=\n)/);
  const right = theirs.split(/(?<=\n)/);
  // A table of more cells than this is not worth its marks.
  if (left.length * right.length > 250_000) {
    return [[{ text: mine, isOwn: false }], [{ text: theirs, isOwn: false }]];
  }
  const pieces: [IPiece[], IPiece[]] = [[], []];
  let [i, j] = [0, 0];
  for (const [nextLeft, nextRight] of [
    ...commonLines(left, right),
    [left.length, right.length]
  ]) {
    const own = left.slice(i, nextLeft).join('');
    const other = right.slice(j, nextRight).join('');
    const [ownPieces, otherPieces] = trimAlike(own, other);
    pieces[0].push(...ownPieces, same(left[nextLeft]));
    pieces[1].push(...otherPieces, same(right[nextRight]));
    [i, j] = [nextLeft + 1, nextRight + 1];
  }
  return [joined(pieces[0]), joined(pieces[1])];
}

function same(text = ''): IPiece {
  return { text, isOwn: false };
}

function joined(pieces: readonly IPiece[]): IPiece[] {
  const result: IPiece[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = result[result.length - 1];
    if (last?.isOwn === piece.isOwn) {
      last.text += piece.text;
    } else {
      result.push({ ...piece });
    }
  }
  return result;
}

/** The pairs of indices of the lines that both have, in their order. */
function commonLines(
  left: readonly string[],
  right: readonly string[]
): [number, number][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0)
  );
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i][j] =
        left[i] === right[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      pairs.push([i++, j++]);
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return pairs;
}

/** Two texts that differ, without the words at their ends that are alike. */
function trimAlike(one: string, other: string): [IPiece[], IPiece[]] {
  const [left, right] = [words(one), words(other)];
  const most = Math.min(left.length, right.length);
  let head = 0;
  while (head < most && left[head] === right[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < most - head &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  ) {
    tail++;
  }
  const pieces = (all: readonly string[]): IPiece[] => [
    same(all.slice(0, head).join('')),
    { text: all.slice(head, all.length - tail).join(''), isOwn: true },
    same(all.slice(all.length - tail).join(''))
  ];
  return [pieces(left), pieces(right)];
}

function words(text: string): string[] {
  return text.match(/\w+|\s+|[^\w\s]/gu) ?? [];
}
