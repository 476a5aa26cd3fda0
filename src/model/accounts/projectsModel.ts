import type { ServerConnection } from '@jupyterlab/services';

import { listProjects } from '../../api/accounts';
import type { Account, Project } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { StateModel } from '../stateModel';
import type { AccountsModel } from './accountsModel';

/** How long after the last key the hosts are asked. */
const ASK_AFTER_MS = 300;

/** So many of each account are shown; more words narrow them down. */
const MOST_OF_EACH = 6;

const LEAST_CHARACTERS = 2;

/** What one account has found. */
export interface IFoundProjects {
  account: Account;
  projects: readonly Project[];
}

export interface IProjectsState {
  /** The word that `found` belongs to; empty: none is looked for. */
  query: string;
  found: readonly IFoundProjects[];
  isLoading: boolean;
}

const NOTHING: IProjectsState = { query: '', found: [], isLoading: false };

/**
 * A word in the place of a URL, and the person's own projects that are called like it.
 *
 * Nobody is asked before an account is connected.
 */
export class ProjectsModel extends StateModel<IProjectsState> {
  constructor(
    private readonly _accounts: AccountsModel,
    private readonly _serverSettings: ServerConnection.ISettings
  ) {
    super(NOTHING);
    _accounts.changed.connect(this._onAccountsChanged, this);
  }

  /** Look for projects, where the text is a word and no address. */
  setText(text: string): void {
    const query = wordOf(text);
    if (query !== this._query) {
      this._query = query;
      this._askSoon();
    }
  }

  override dispose(): void {
    this._generation += 1;
    clearTimeout(this._timer);
    super.dispose();
  }

  /** Whoever types at once may be faster than the list of accounts. */
  private _onAccountsChanged(): void {
    if (this._query !== '' && this._idsOf(this._usable()) !== this._ids) {
      this._askSoon();
    }
  }

  private _askSoon(): void {
    const generation = ++this._generation;
    const query = this._query;
    const accounts = query === '' ? [] : this._usable();
    clearTimeout(this._timer);
    this._ids = this._idsOf(accounts);
    if (accounts.length === 0) {
      this.update(NOTHING);
      return;
    }
    this._timer = setTimeout(() => {
      void this._ask(query, accounts, generation);
    }, ASK_AFTER_MS);
  }

  /** Those that their hosts accept, as far as that is known, and that have projects. */
  private _usable(): readonly Account[] {
    return this._accounts.accounts.filter(
      ({ id, state }) =>
        !this._silent.has(id) && state !== 'expired' && state !== 'refused'
    );
  }

  private _idsOf(accounts: readonly Account[]): string {
    return accounts.map(({ id }) => id).join();
  }

  /** All accounts at once; each is shown as soon as its host has answered. */
  private async _ask(
    query: string,
    accounts: readonly Account[],
    generation: number
  ): Promise<void> {
    const answers = new Map<string, readonly Project[]>();
    this.update({ query, found: [], isLoading: true });
    await Promise.all(
      accounts.map(async account => {
        const projects = await this._askOne(account, query);
        if (generation !== this._generation) {
          return;
        }
        answers.set(account.id, projects);
        this.update({
          found: accounts.flatMap(each => {
            const some = answers.get(each.id) ?? [];
            return some.length === 0
              ? []
              : [{ account: each, projects: some.slice(0, MOST_OF_EACH) }];
          })
        });
      })
    );
    if (generation === this._generation) {
      this.update({ isLoading: false });
    }
  }

  /** None where its host does not say: other accounts may have what is looked for. */
  private async _askOne(
    { id }: Account,
    query: string
  ): Promise<readonly Project[]> {
    try {
      return (await listProjects(this._serverSettings, id, query)).projects;
    } catch (error) {
      if (asErrorInfo(error).data.reason === 'no_projects') {
        this._silent.add(id);
      }
      return [];
    }
  }

  private _generation = 0;
  /** The accounts that were asked last. */
  private _ids = '';
  private _query = '';
  /** Accounts whose hosts have no list of projects. */
  private _silent = new Set<string>();
  private _timer: ReturnType<typeof setTimeout> | undefined;
}

/** What to look for, or nothing: an address speaks for itself. */
function wordOf(text: string): string {
  const word = text.trim();
  return word.length < LEAST_CHARACTERS || /[:/\\@]/.test(word) ? '' : word;
}
