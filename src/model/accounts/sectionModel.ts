import type { ServerConnection } from '@jupyterlab/services';

import type {
  Account,
  AccountTest,
  Disconnected,
  RepositorySummary
} from '../../api/_schema';
import type { ScopeUse } from '../../api/accounts';
import type { RepositoriesModel } from '../repositoriesModel';
import { StateModel } from '../stateModel';
import type { AccountsModel } from './accountsModel';
import { SignInModel } from './signInModel';

/** What the last act came to. */
export type Told =
  | { what: 'connected'; account: Account }
  | { what: 'tested'; account: Account; test: AccountTest }
  | { what: 'disconnected'; account: Account; answer: Disconnected };

export interface ISectionState {
  /** The sign-in that was begun in the section and goes on in place. */
  signIn: SignInModel | null;
  told: Told | null;
}

/** The section of the accounts: a sign-in in place, and what was done last. */
export class SectionModel extends StateModel<ISectionState> {
  constructor(
    readonly accounts: AccountsModel,
    private readonly _repositories: RepositoriesModel,
    private readonly _serverSettings: ServerConnection.ISettings
  ) {
    super({ signIn: null, told: null });
    _repositories.changed.connect(this._onRepositoriesChanged, this);
  }

  /**
   * Begin to sign in.
   *
   * @param host - Null: it is asked for.
   * @param uses - What it has to be good for beside what is of every day.
   */
  begin(host: string | null, uses: readonly ScopeUse[] = []): void {
    this.cancel();
    const signIn = new SignInModel(this._serverSettings, uses);
    signIn.connected.connect((_, account) => {
      this.cancel();
      this.tell({ what: 'connected', account });
      void this.accounts.refresh();
    });
    this.update({ signIn, told: null });
    if (host !== null) {
      signIn.setHost(host);
      void signIn.findWays();
    }
  }

  /** End the sign-in that is under way, if there is one. */
  cancel(): void {
    const { signIn } = this.state;
    this.update({ signIn: null });
    signIn?.dispose();
  }

  async test(account: Account): Promise<void> {
    this.tell(null);
    const test = await this.accounts.test(account.id);
    this.tell({ what: 'tested', account: test.account, test });
  }

  async disconnect(account: Account): Promise<void> {
    this.tell(null);
    const answer = await this.accounts.disconnect(account.id);
    this.tell({ what: 'disconnected', account, answer });
  }

  tell(told: Told | null): void {
    this.update({ told });
  }

  override dispose(): void {
    this.cancel();
    super.dispose();
  }

  /** What each account is used for is another thing now. */
  private _onRepositoriesChanged(): void {
    const { repositories } = this._repositories.state;
    const uses = repositories && usesIn(repositories);
    const isNews = this._uses !== null && uses !== this._uses;
    this._uses = uses ?? this._uses;
    if (isNews && this.accounts.accounts.length > 0) {
      void this.accounts.refresh();
    }
  }

  private _uses: string | null = null;
}

/** Which repository uses which account. */
function usesIn(repositories: readonly RepositorySummary[]): string {
  return JSON.stringify(
    repositories.map(({ account, path }) => [path, account])
  );
}
