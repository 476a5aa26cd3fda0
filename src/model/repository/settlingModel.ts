import { StateModel } from '../stateModel';
import {
  type IConflict,
  partsOf,
  type Resolutions,
  type Side
} from './conflicts';

/** What was chosen for a file: as a whole, or for its parts one by one. */
export interface IFileChoice {
  whole: Side | null;
  parts: Readonly<Record<string, Side>>;
}

export interface ISettlingState {
  /** The file that is shown. */
  shown: string;
  choices: Readonly<Record<string, IFileChoice>>;
}

const NONE: IFileChoice = { whole: null, parts: {} };

/** The choices of a person who settles conflicts. Nothing is written before the end. */
export class SettlingModel extends StateModel<ISettlingState> {
  constructor(readonly conflicts: readonly IConflict[]) {
    super({ shown: conflicts[0]?.path ?? '', choices: {} });
  }

  choiceFor(path: string): IFileChoice {
    return this.state.choices[path] ?? NONE;
  }

  /** How many places of a file still want a choice. */
  left(conflict: IConflict): number {
    const { parts, whole } = this.choiceFor(conflict.path);
    if (whole !== null) {
      return 0;
    }
    const all = partsOf(conflict);
    return all.length === 0
      ? 1
      : all.filter(({ id }) => parts[id] === undefined).length;
  }

  /** How many places there are, and how many of them want a choice. */
  get counts(): { all: number; left: number } {
    const count = (of: (conflict: IConflict) => number) =>
      this.conflicts.reduce((sum, conflict) => sum + of(conflict), 0);
    return {
      all: count(conflict => Math.max(1, partsOf(conflict).length)),
      left: count(conflict => this.left(conflict))
    };
  }

  show(path: string): void {
    this.update({ shown: path });
  }

  choosePart(path: string, part: string, side: Side): void {
    const { parts } = this.choiceFor(path);
    this._choose(path, { whole: null, parts: { ...parts, [part]: side } });
  }

  /** One side for all places of a file; what only one side changed is merged as ever. */
  chooseParts(conflict: IConflict, side: Side): void {
    const parts = Object.fromEntries(
      partsOf(conflict).map(({ id }) => [id, side])
    );
    this._choose(conflict.path, { whole: null, parts });
  }

  /** One side's whole file, with all of it; null: place by place again. */
  chooseWhole(path: string, whole: Side | null): void {
    this._choose(path, { ...this.choiceFor(path), whole });
  }

  /** As a job takes them; null while one is missing. */
  get resolutions(): Resolutions | null {
    if (this.counts.left > 0) {
      return null;
    }
    return Object.fromEntries(
      this.conflicts.map(({ path }) => {
        const { parts, whole } = this.choiceFor(path);
        return [path, whole ?? parts];
      })
    );
  }

  private _choose(path: string, choice: IFileChoice): void {
    this.update({ choices: { ...this.state.choices, [path]: choice } });
  }
}
