import type { Job } from '../../api/_schema';
import { patchRepository } from '../../api/repositoryStatus';
import { isNotebook, joinPath } from '../../model/paths';
import type { RepositoryRequest } from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import {
  isQuestion,
  type WayOut,
  waysOut
} from '../../model/repository/waysOut';
import type { IRepositoryContext } from './context';
import { runJob } from './runJob';

type Model = RepositoryModel;

/** What a person can do with a repository. Whatever it comes to is told in its card. */
export class RepositoryActions {
  constructor(readonly context: IRepositoryContext) {}

  /**
   * Run a job; what it asks back is asked at once, where the person is still at it.
   *
   * @returns Whether it came to a good end.
   */
  async do(model: Model, request: RepositoryRequest): Promise<boolean> {
    const job = await runJob(this.context, model, request);
    if (job === null) {
      return false;
    }
    this._afterwards(model, job);
    const [way] = waysOut(job);
    if (job.state === 'failed' && isQuestion(way) && isAttentive()) {
      return this.goOn(model, job, way);
    }
    model.tell(job);
    return job.state === 'succeeded';
  }

  /** Take a way out of a failure. */
  async goOn(model: Model, job: Job, way: WayOut): Promise<boolean> {
    const { takeWayOut } = await import('./takeWayOut');
    return takeWayOut(this, model, job, way);
  }

  async fetch(model: Model, history = false): Promise<void> {
    await this.do(model, { kind: 'fetch', path: model.path, history });
  }

  async pull(model: Model): Promise<boolean> {
    const { pullBy } = this.context.importRun.settings.state;
    const rebase = pullBy === 'git' ? null : pullBy === 'rebase';
    return this.do(model, { kind: 'pull', path: model.path, rebase });
  }

  async push(model: Model): Promise<boolean> {
    return this.do(model, { kind: 'push', path: model.path });
  }

  /** @param name - The branch's own name, where `branch` has its remote before it. */
  async switchTo(model: Model, branch: string, name: string): Promise<boolean> {
    const { path } = model;
    this._names.set(branch, name);
    return this.do(model, { kind: 'switch_branch', path, branch });
  }

  /** Take a submodule to a commit, with what was changed in it. */
  async updateSubmodule(
    model: Model,
    submodule: string,
    commit: string
  ): Promise<boolean> {
    return this.do(model, {
      kind: 'switch_branch',
      path: joinPath(model.path, submodule),
      branch: commit,
      changes: 'bring'
    });
  }

  /** What a branch will be called here once it is switched to. */
  nameOf(branch: string): string {
    return this._names.get(branch) ?? branch;
  }

  async merge(model: Model, branch: string): Promise<boolean> {
    const { path } = model;
    return this.do(model, { kind: 'merge_branch', path, branch });
  }

  /** Commit what was chosen; unsaved documents among it are asked about first. */
  async commit(model: Model, push: boolean): Promise<void> {
    const { documents } = this.context;
    const names = await documents.unsaved(model.path, path =>
      model.commit.takes(path.slice(model.path.length).replace(/^\//, ''))
    );
    if (names.length > 0) {
      const { askToSave } = await import('../../widgets/repository/askToSave');
      const answer = await askToSave(names, this.context.translator);
      if (answer === 'cancel') {
        return;
      }
      if (answer === 'save') {
        await documents.save(names);
      }
    }
    const filesIn = new Map<string, readonly string[]>();
    for (const folder of model.commit.cutFolders) {
      filesIn.set(folder, await model.folders.all(folder));
    }
    const request = model.commit.request(push, filesIn);
    if (request !== null) {
      await this._rememberOutputs(model);
      await this.do(model, request);
    }
  }

  async undoCommit(model: Model): Promise<boolean> {
    return this.do(model, { kind: 'undo_commit', path: model.path });
  }

  async newBranch(model: Model, name: string): Promise<boolean> {
    return this.do(model, {
      kind: 'switch_branch',
      path: model.path,
      branch: name,
      create: true
    });
  }

  async restoreVersion(
    model: Model,
    file: string,
    commit: string
  ): Promise<void> {
    const { path } = model;
    await this.do(model, { kind: 'restore_version', path, file, commit });
  }

  /** Take it off the list, or put it back. */
  async setHidden(path: string, hidden: boolean): Promise<void> {
    const { app, importRun } = this.context;
    await patchRepository(app.serviceManager.serverSettings, path, { hidden });
    await importRun.repositories.refresh();
  }

  /** Let the programs run that the repository names for its files. */
  async trust({ path }: Model): Promise<true> {
    const { serverSettings } = this.context.app.serviceManager;
    await patchRepository(serverSettings, path, { trusted: true });
    return true;
  }

  /** Open a file of the repository. */
  async openFile(model: Model, file: string): Promise<void> {
    const isFolder = file.endsWith('/');
    const path = joinPath(model.path, isFolder ? file.slice(0, -1) : file);
    await this.context.opener.open(path, isFolder);
  }

  /** With or without outputs: what the last commit of a notebook had, the next one has too. */
  private async _rememberOutputs({
    commit,
    path,
    state
  }: Model): Promise<void> {
    const { stripOutputs } = commit.state;
    if (
      stripOutputs !== state.status?.strip_outputs &&
      commit.chosen.some(change => isNotebook(change.path))
    ) {
      const { serverSettings } = this.context.app.serviceManager;
      await patchRepository(serverSettings, path, {
        strip_outputs: stripOutputs
      });
    }
  }

  private _names = new Map<string, string>();

  private _afterwards(model: Model, { error, result }: Job): void {
    // A commit that was refused by the server is made all the same.
    if (result?.kind === 'commit_push' || 'commit' in (error?.data ?? {})) {
      model.commit.reset();
    } else if (result?.kind === 'undo_commit') {
      model.commit.set({ message: result.message });
    }
  }
}

/** Whether a dialog would come as the answer to what the person just did here. */
function isAttentive(): boolean {
  const { activeElement, body } = document;
  return (
    activeElement === null ||
    activeElement === body ||
    activeElement.closest('.jp-ImportRun') !== null
  );
}
