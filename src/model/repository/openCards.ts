import { StateModel } from '../stateModel';

export interface IOpenCardsState {
  /** The paths of the repositories whose cards are open, the last used one at the end. */
  paths: readonly string[];
}

/** Which cards are open, and which of them a person is at. */
export class OpenCards extends StateModel<IOpenCardsState> {
  constructor() {
    super({ paths: [] });
  }

  /** The one that was opened or used last; null where none is open. */
  get current(): string | null {
    return this.state.paths[this.state.paths.length - 1] ?? null;
  }

  has(path: string): boolean {
    return this.state.paths.includes(path);
  }

  setOpen(path: string, isOpen: boolean): void {
    const others = this.state.paths.filter(other => other !== path);
    this.update({ paths: isOpen ? [...others, path] : others });
  }

  /** Somebody does something in the card of a repository. */
  use(path: string): void {
    if (this.has(path) && this.current !== path) {
      this.setOpen(path, true);
    }
  }
}
