import type { Account, Change, RepositoryStatus } from '../../api/_schema';
import { StateModel } from '../stateModel';
import { comesAlong, isAmong, pathsOf } from './changes';
import type { RepositoryRequest } from './repositoryJobs';
import { Selection } from './selection';

/** Who makes a commit. */
export interface IAuthor {
  name: string;
  email: string;
}

/** Who somebody is by their account on the repository's host. */
export interface ISuggestedAuthor extends IAuthor {
  account: Account;
}

export interface ICommitState {
  isOpen: boolean;
  /** The files of the last status, in its order. */
  changes: readonly Change[];
  /** Notebooks among them that no hand changed, only their kernel. */
  kernelOnly: ReadonlySet<string>;
  /** What of them comes along; whatever is new does. */
  selection: Selection;
  message: string;
  stripOutputs: boolean;
  toNewBranch: boolean;
  newBranch: string;
  amend: boolean;
  /** Chosen by the person; null: as git knows them. */
  author: IAuthor | null;
  /** Who their account says they are, where git knows nobody. */
  suggested: ISuggestedAuthor | null;
  rememberAuthor: boolean;
}

const EMPTY = {
  selection: new Selection(),
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
      kernelOnly: new Set(),
      stripOutputs: false,
      author: null,
      suggested: null,
      rememberAuthor: true
    });
    this._path = path;
  }

  /** The changes that would be committed. */
  get chosen(): readonly Change[] {
    const { changes, selection } = this.state;
    return changes.filter(({ path }) => selection.shareOf(path) !== 'none');
  }

  /** Folders that come along but for some of their files: a commit has to name the others. */
  get cutFolders(): string[] {
    const { selection } = this.state;
    return this.chosen
      .map(({ path }) => path)
      .filter(
        path => selection.has(path) && selection.exceptions(path).length > 0
      );
  }

  /** Whether a commit would take a file as it is now. */
  takes(path: string): boolean {
    const { changes, selection } = this.state;
    const change = changes.find(each => isAmong(path, [each]));
    if (change === undefined) {
      return false;
    }
    return selection.has(path, path === change.path ? null : change.path);
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

  /** Take over what a new status says; what is another change now is chosen anew. */
  follow(
    status: RepositoryStatus,
    kernelOnly: ReadonlySet<string> = new Set()
  ): void {
    const before = this.state.kernelOnly;
    let selection = this.state.selection.among(status.changes);
    for (const change of status.changes) {
      const { path } = change;
      const isSame = before.has(path) === kernelOnly.has(path);
      if (!this._known.has(path) || !isSame) {
        const isIn = comesAlong(change, status, kernelOnly);
        selection = selection.choose(path, isIn, null);
      }
    }
    this._known = new Set(status.changes.map(({ path }) => path));
    const isFirst = !this._isFollowing;
    this._isFollowing = true;
    this.update({
      changes: status.changes,
      kernelOnly,
      selection,
      ...(isFirst ? { stripOutputs: status.strip_outputs } : {})
    });
  }

  setOpen(isOpen: boolean): void {
    this.update({ isOpen });
  }

  set(
    patch: Partial<Omit<ICommitState, 'changes' | 'isOpen' | 'selection'>>
  ): void {
    this.update(patch);
  }

  /**
   * Let a change come along or stay out.
   *
   * @param folder - The untracked folder that the file is in, which stays as it is otherwise.
   */
  choose(path: string, isChosen: boolean, folder: string | null = null): void {
    const { selection } = this.state;
    this.update({ selection: selection.choose(path, isChosen, folder) });
  }

  chooseAll(isChosen: boolean): void {
    const { changes } = this.state;
    this.update({
      selection: new Selection(
        isChosen ? undefined : new Set(changes.map(({ path }) => path))
      )
    });
  }

  /**
   * @param push - Whether it goes to the server at once.
   * @param filesIn - All files of each of the `cutFolders`.
   */
  request(
    push: boolean,
    filesIn: ReadonlyMap<string, readonly string[]> = new Map()
  ): Extract<RepositoryRequest, { kind: 'commit_push' }> | null {
    const { state } = this;
    const author = state.author ?? state.suggested;
    if (!this.isReady) {
      return null;
    }
    return {
      kind: 'commit_push',
      path: this._path,
      message: state.message.trim(),
      files: this.chosen.flatMap(change => this._filesOf(change, filesIn)),
      new_branch: state.toNewBranch ? state.newBranch.trim() : null,
      push,
      strip_outputs: state.stripOutputs,
      amend: state.amend,
      ...(author === null
        ? {}
        : {
            author: `${author.name} <${author.email}>`,
            remember_author: state.rememberAuthor
          })
    };
  }

  /** It was made: the next one begins. */
  reset(): void {
    this.update({ ...EMPTY, isOpen: false });
  }

  private _filesOf(
    change: Change,
    filesIn: ReadonlyMap<string, readonly string[]>
  ): string[] {
    const { path } = change;
    const { selection } = this.state;
    const exceptions = selection.exceptions(path);
    if (exceptions.length === 0) {
      return pathsOf([change]);
    }
    return selection.has(path)
      ? (filesIn.get(path) ?? []).filter(file => selection.has(file, path))
      : exceptions;
  }

  private _isFollowing = false;
  private _known: ReadonlySet<string> = new Set();
  private _path: string;
}
