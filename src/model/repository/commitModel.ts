import type { Change, RepositoryStatus } from '../../api/_schema';
import { StateModel } from '../stateModel';
import { pathsOf } from './changes';
import type { RepositoryRequest } from './repositoryJobs';

/** Who makes a commit. */
export interface IAuthor {
  name: string;
  email: string;
}

export interface ICommitState {
  isOpen: boolean;
  /** The files of the last status, in its order. */
  changes: readonly Change[];
  /** Paths that stay out; whatever is new comes along. */
  left: ReadonlySet<string>;
  message: string;
  stripOutputs: boolean;
  toNewBranch: boolean;
  newBranch: string;
  amend: boolean;
  /** Chosen by the person; null: as git knows them. */
  author: IAuthor | null;
  rememberAuthor: boolean;
}

const EMPTY = {
  left: new Set<string>(),
  message: '',
  toNewBranch: false,
  newBranch: '',
  amend: false
};

/** The commit that a person is writing. */
export class CommitModel extends StateModel<ICommitState> {
  constructor({ path }: { path: string }) {
    super({
      ...EMPTY,
      isOpen: false,
      changes: [],
      stripOutputs: false,
      author: null,
      rememberAuthor: true
    });
    this._path = path;
  }

  /** The changes that would be committed. */
  get chosen(): readonly Change[] {
    const { changes, left } = this.state;
    return changes.filter(({ path }) => !left.has(path));
  }

  /** Whether there is enough of it. A commit can be amended by its message alone. */
  get isReady(): boolean {
    const { amend, message, newBranch, toNewBranch } = this.state;
    return (
      message.trim() !== '' &&
      (amend || this.chosen.length > 0) &&
      (!toNewBranch || newBranch.trim() !== '')
    );
  }

  /** Take over what a new status says. */
  follow(status: RepositoryStatus): void {
    const known = new Set(status.changes.map(({ path }) => path));
    const left = new Set([...this.state.left].filter(path => known.has(path)));
    // Nothing that is in conflict is committed unseen.
    for (const { path, status: what } of status.changes) {
      if (what === 'conflicted' && !this._known.has(path)) {
        left.add(path);
      }
    }
    this._known = known;
    const isFirst = !this._isFollowing;
    this._isFollowing = true;
    this.update({
      changes: status.changes,
      left,
      ...(isFirst ? { stripOutputs: status.strip_outputs } : {})
    });
  }

  setOpen(isOpen: boolean): void {
    this.update({ isOpen });
  }

  set(patch: Partial<Omit<ICommitState, 'changes' | 'isOpen' | 'left'>>): void {
    this.update(patch);
  }

  /** Let a file come along or stay out. */
  choose(path: string, isChosen: boolean): void {
    const left = new Set(this.state.left);
    if (isChosen) {
      left.delete(path);
    } else {
      left.add(path);
    }
    this.update({ left });
  }

  chooseAll(isChosen: boolean): void {
    const { changes } = this.state;
    this.update({
      left: isChosen ? new Set() : new Set(changes.map(({ path }) => path))
    });
  }

  /** @param push - Whether it goes to the server at once. */
  request(
    push: boolean
  ): Extract<RepositoryRequest, { kind: 'commit_push' }> | null {
    const { state } = this;
    if (!this.isReady) {
      return null;
    }
    return {
      kind: 'commit_push',
      path: this._path,
      message: state.message.trim(),
      files: pathsOf(this.chosen),
      new_branch: state.toNewBranch ? state.newBranch.trim() : null,
      push,
      strip_outputs: state.stripOutputs,
      amend: state.amend,
      ...(state.author === null
        ? {}
        : {
            author: `${state.author.name} <${state.author.email}>`,
            remember_author: state.rememberAuthor
          })
    };
  }

  /** It was made: the next one begins. */
  reset(): void {
    this.update({ ...EMPTY, isOpen: false });
  }

  private _isFollowing = false;
  private _known: ReadonlySet<string> = new Set();
  private _path: string;
}
