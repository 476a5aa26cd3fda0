import type { TranslationBundle } from '@jupyterlab/translation';

import type { IRepositoryContext } from '../../actions/repository/context';
import type { RepositoryActions } from '../../actions/repository/repositoryActions';
import type { Account, Change } from '../../api/_schema';
import { listCommits } from '../../api/log';
import { ignoreFiles } from '../../api/messages';
import { getLosses } from '../../api/repositoryStatus';
import { accountsFor } from '../../model/accounts/hosts';
import { baseName } from '../../model/paths';
import { pathsOf } from '../../model/repository/changes';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { reportError } from '../../reportError';
import { DOMAIN } from '../../translation';
import { BranchVerbs } from './branchVerbs';
import { iconFor } from './fileIcons';

type Model = RepositoryModel;

/** The verbs of a card: what has to be asked is asked, then it is done; failures are told. */
export class RepositoryVerbs {
  constructor(readonly actions: RepositoryActions) {
    this._trans = actions.context.translator.load(DOMAIN);
    this.branches = new BranchVerbs(actions, action => {
      this.act(action);
    });
  }

  readonly branches: BranchVerbs;

  get context(): IRepositoryContext {
    return this.actions.context;
  }

  /** Do something, and tell of it where it fails in a way that has no place in the card. */
  act(action: Promise<unknown>): void {
    action.catch((error: unknown) => {
      reportError(error, this._trans);
    });
  }

  open(path: string): void {
    this.act(this.context.opener.open(path, true));
  }

  reveal(path: string): void {
    this.act(this.context.opener.reveal(path));
  }

  setHidden(path: string, hidden: boolean): void {
    this.act(this.actions.setHidden(path, hidden));
  }

  /** The account by this id, as far as it is known here. */
  accountBy(id: string | null): Account | null {
    const { accounts } = this.context.accounts.model;
    return accounts.find(account => account.id === id) ?? null;
  }

  /** Sign in for a repository, or choose with which account it is used. */
  account(model: Model, url: string): void {
    this.act(this._account(model, url));
  }

  check(model: Model): void {
    this.act(this.actions.fetch(model));
  }

  /** Begin a commit, or go on with it. */
  openCommit(model: Model): void {
    model.tell(null);
    model.commit.setOpen(true);
  }

  /** Let the commit take the place of the last one, and begin with its words. */
  amend(model: Model): void {
    model.commit.set({ amend: true, toNewBranch: false });
    this.act(this._takeWords(model));
  }

  /** The panel of jupyterlab-git shows the repository that the file browser is in. */
  showInGitPanel(path: string, command: string): void {
    const { app, opener } = this.context;
    this.act(opener.open(path, true).then(() => app.commands.execute(command)));
  }

  discard(model: Model, changes: readonly Change[]): void {
    this.act(this._discard(model, changes));
  }

  discardAll(model: Model): void {
    this.act(this._discard(model, model.state.status?.changes ?? [], true));
  }

  reclone(model: Model): void {
    this.act(this._reclone(model));
  }

  restore(model: Model): void {
    this.act(this._restore(model));
  }

  history(model: Model, file: string | null): void {
    this.act(this._history(model, file));
  }

  showDiff(model: Model, file: string): void {
    const { app, translator } = this.context;
    this.act(
      import('./diffWidget').then(({ showDiff }) =>
        showDiff(app, model.path, file, translator)
      )
    );
  }

  /** Let git not show files any more. */
  ignore(model: Model, changes: readonly Change[]): void {
    const { serverSettings } = this.context.app.serviceManager;
    const patterns = changes.map(({ path }) => path);
    this.act(
      ignoreFiles(serverSettings, model.path, patterns).then(() =>
        model.refresh()
      )
    );
  }

  private async _account(model: Model, url: string): Promise<void> {
    const { accounts, importRun } = this.context;
    if (accountsFor(url, accounts.model.accounts).length === 0) {
      await accounts.signInFor(model.path, url);
    } else {
      await accounts.chooseFor(model.path, url);
    }
    await Promise.all([model.refresh(), importRun.repositories.refresh()]);
  }

  private async _takeWords({ commit, path }: Model): Promise<void> {
    const { serverSettings } = this.context.app.serviceManager;
    const { commits } = await listCommits(serverSettings, path, null, null);
    const { amend, message } = commit.state;
    if (commits.length > 0 && amend && message === '') {
      const { body, subject } = commits[0];
      commit.set({ message: [subject, body].filter(Boolean).join('\n\n') });
    }
  }

  private async _discard(
    model: Model,
    changes: readonly Change[],
    isAll = false
  ): Promise<void> {
    const { askToDiscard } = await import('./askToDiscard');
    const total = model.state.status?.changes_total ?? 0;
    const count = isAll ? total : changes.length;
    if (await askToDiscard(changes, count, this.context.translator)) {
      const { path } = model;
      const files = isAll ? null : pathsOf(changes);
      await this.actions.do(model, { kind: 'discard', path, files });
    }
  }

  private async _reclone(model: Model): Promise<void> {
    const { askToReclone } = await import('./askToReclone');
    const { app, translator } = this.context;
    const { path, state } = model;
    const losses = await getLosses(app.serviceManager.serverSettings, path);
    const url = state.status?.url ?? '';
    if (await askToReclone(baseName(path), url, losses, translator)) {
      await this.actions.do(model, { kind: 'reclone', path });
    }
  }

  private async _restore(model: Model): Promise<void> {
    const { askWhatToRestore } = await import('./restoreDialog');
    const answer = await askWhatToRestore({
      path: model.path,
      name: baseName(model.path),
      ...this._dialogOptions
    });
    if (answer !== null) {
      await this.actions.do(model, { kind: 'restore', ...answer });
    }
  }

  private async _history(model: Model, file: string | null): Promise<void> {
    const { showHistory } = await import('./historyDialog');
    const version = await showHistory({
      path: model.path,
      name: baseName(model.path),
      file,
      ...this._dialogOptions
    });
    if (version !== null) {
      await this.actions.restoreVersion(model, version.file, version.commit);
    }
  }

  private get _dialogOptions() {
    const { app, translator } = this.context;
    return {
      iconOf: (path: string) => iconFor(app.docRegistry, path),
      serverSettings: app.serviceManager.serverSettings,
      translator
    };
  }

  private _trans: TranslationBundle;
}
