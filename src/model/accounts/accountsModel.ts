import type { ServerConnection } from '@jupyterlab/services';

import type {
  Account,
  AccountList,
  AccountTest,
  Disconnected,
  ErrorInfo
} from '../../api/_schema';
import {
  dropSetAside,
  listAccounts,
  removeAccount,
  testAccount
} from '../../api/accounts';
import { asErrorInfo } from '../../api/error';
import { patchRepository } from '../../api/repositoryStatus';
import { StateModel } from '../stateModel';

export interface IAccountsState {
  /** By host; null until they were read for the first time. */
  accounts: readonly Account[] | null;
  /** What keeps their secrets. */
  protectedBy: AccountList['protected_by'] | null;
  /** A file that could not be read and may hold tokens that are still valid. */
  setAside: string | null;
  /** Why they could not be read. */
  error: ErrorInfo | null;
  /** The ids of those that something is being done with. */
  busy: ReadonlySet<string>;
}

/** The accounts that are connected here. None of their secrets ever comes to the browser. */
export class AccountsModel extends StateModel<IAccountsState> {
  constructor(readonly serverSettings: ServerConnection.ISettings) {
    super({
      accounts: null,
      protectedBy: null,
      setAside: null,
      error: null,
      busy: new Set()
    });
  }

  /** Those that are known; none before they were read. */
  get accounts(): readonly Account[] {
    return this.state.accounts ?? [];
  }

  /** Read the list. Only the last answer counts. */
  async refresh(): Promise<void> {
    const generation = ++this._generation;
    try {
      const list = await listAccounts(this.serverSettings);
      if (generation === this._generation) {
        const { accounts, protected_by: protectedBy } = list;
        const setAside = list.set_aside ?? null;
        this.update({ accounts, protectedBy, setAside, error: null });
      }
    } catch (error) {
      if (generation === this._generation) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  /** Ask the host of an account whether it accepts it. */
  async test(id: string): Promise<AccountTest> {
    return this._with(id, () => testAccount(this.serverSettings, id));
  }

  /** Forget an account, here and where possible at its host. */
  async disconnect(id: string): Promise<Disconnected> {
    return this._with(id, () => removeAccount(this.serverSettings, id));
  }

  /** Delete the tokens that could not be read. */
  async dropSetAside(): Promise<void> {
    await dropSetAside(this.serverSettings);
    await this.refresh();
  }

  /** The account that a repository uses, as far as one was chosen for it. */
  usedBy(path: string): Account | null {
    return (
      this.accounts.find(({ used_by: paths }) => paths.includes(path)) ?? null
    );
  }

  /** Let a repository use an account from now on; null: whichever fits its host. */
  async choose(path: string, account: string | null): Promise<void> {
    await patchRepository(this.serverSettings, path, { account });
    await this.refresh();
  }

  private async _with<T>(id: string, act: () => Promise<T>): Promise<T> {
    this._setBusy(id, true);
    try {
      return await act();
    } finally {
      this._setBusy(id, false);
      await this.refresh();
    }
  }

  private _setBusy(id: string, isBusy: boolean): void {
    const busy = new Set(this.state.busy);
    if (isBusy) {
      busy.add(id);
    } else {
      busy.delete(id);
    }
    this.update({ busy });
  }

  private _generation = 0;
}
