import type { ServerConnection } from '@jupyterlab/services';

import type {
  Commit,
  CommitDetail,
  ErrorInfo,
  FileDiff
} from '../../api/_schema';
import { getDiff } from '../../api/diff';
import { asErrorInfo } from '../../api/error';
import { getCommit, listCommits } from '../../api/log';
import { StateModel } from '../stateModel';

export interface IHistoryState {
  /** Newest first, as far as they were asked for. */
  commits: readonly Commit[];
  /** Where the next page begins; null at the end. */
  before: string | null;
  isLoading: boolean;
  /** The commit that is looked into, by id. */
  shown: string | null;
  detail: CommitDetail | null;
  /** The file of it whose changes are shown. */
  file: string | null;
  diff: FileDiff | null;
  error: ErrorInfo | null;
}

/** The commits of a repository, or those of one file, as a person looks through them. */
export class HistoryModel extends StateModel<IHistoryState> {
  /** @param file - A path in the repository; null: all commits. */
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _path: string,
    readonly onlyFile: string | null
  ) {
    super({
      commits: [],
      before: null,
      isLoading: false,
      shown: null,
      detail: null,
      file: null,
      diff: null,
      error: null
    });
  }

  /** Read the first page, or the next one. */
  async more(): Promise<void> {
    const { before, commits } = this.state;
    this.update({ isLoading: true });
    try {
      const page = await listCommits(
        this._settings,
        this._path,
        this.onlyFile,
        before
      );
      this.update({
        commits: [...commits, ...page.commits],
        before: page.before,
        isLoading: false
      });
      if (commits.length === 0 && page.commits.length > 0) {
        await this.show(page.commits[0].id);
      }
    } catch (error) {
      this.update({ isLoading: false, error: asErrorInfo(error) });
    }
  }

  /** Look into a commit. */
  async show(commit: string): Promise<void> {
    if (commit === this.state.shown) {
      return;
    }
    this.update({
      shown: commit,
      detail: null,
      file: null,
      diff: null,
      error: null
    });
    try {
      const detail = await getCommit(this._settings, this._path, commit);
      if (this.state.shown === commit) {
        this.update({ detail });
        const only = detail.files.find(({ path }) => path === this.onlyFile);
        if (only !== undefined) {
          await this.showFile(only.path);
        }
      }
    } catch (error) {
      if (this.state.shown === commit) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  /** Show what the commit changed in a file; null: no more. */
  async showFile(file: string | null): Promise<void> {
    const { shown } = this.state;
    this.update({ file, diff: null, error: null });
    if (file === null || shown === null) {
      return;
    }
    try {
      const diff = await getDiff(this._settings, this._path, file, shown);
      if (this.state.file === file && this.state.shown === shown) {
        this.update({ diff });
      }
    } catch (error) {
      if (this.state.file === file && this.state.shown === shown) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }
}
