import type { ServerConnection } from '@jupyterlab/services';

import type {
  Account,
  ErrorInfo,
  Project,
  ProjectPage
} from '../../api/_schema';
import { listCodeCommit, listProjects } from '../../api/accounts';
import { asErrorInfo } from '../../api/error';
import { wordOf } from '../completion';
import { StateModel } from '../stateModel';
import type { AccountsModel } from './accountsModel';
import { codeCommitQuery } from './codeCommit';

/** How long after the last key the hosts are asked. */
const ASK_AFTER_MS = 300;

/** So many of each account are shown; more words narrow them down. */
const MOST_OF_EACH = 6;

/** What one account has found; null: the AWS tools of the server. */
export interface IFoundProjects {
  account: Account | null;
  projects: readonly Project[];
}

export interface IProjectsState {
  /** The word that `found` belongs to; empty: every name will do. */
  query: string;
  found: readonly IFoundProjects[];
  isLoading: boolean;
  /** Why CodeCommit, which the person named, cannot be asked. */
  error: ErrorInfo | null;
}

/** Somebody who can be asked for projects. */
interface IAsked {
  account: Account | null;
  ask: () => Promise<ProjectPage>;
}

const NOTHING: IProjectsState = {
  query: '',
  found: [],
  isLoading: false,
  error: null
};

/**
 * A word in the place of a URL, and the person's own projects that are called like it.
 *
 * Nobody is asked before an account is connected, and AWS only once its address is begun.
 */
export class ProjectsModel extends StateModel<IProjectsState> {
  /** @param _showsAll - Whether the newest ones are shown where nothing is written yet. */
  constructor(
    private readonly _accounts: AccountsModel,
    private readonly _serverSettings: ServerConnection.ISettings,
    private readonly _showsAll = false
  ) {
    super(NOTHING);
    _accounts.changed.connect(this._onAccountsChanged, this);
    this.setText('');
  }

  /** Look for projects, where the text is a word or the beginning of an address of CodeCommit. */
  setText(text: string): void {
    const isAll = this._showsAll && text.trim() === '';
    const wanted =
      isAll || codeCommitQuery(text) !== null
        ? text.trim()
        : wordOf(text) || null;
    if (wanted !== this._wanted) {
      this._wanted = wanted;
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
    if (this._wanted !== null && idsOf(this._asked()) !== this._ids) {
      this._askSoon();
    }
  }

  private _askSoon(): void {
    const generation = ++this._generation;
    const asked = this._asked();
    const wanted = this._wanted ?? '';
    const query = codeCommitQuery(wanted)?.query ?? wanted;
    clearTimeout(this._timer);
    this._ids = idsOf(asked);
    if (asked.length === 0) {
      this.update(NOTHING);
      return;
    }
    this._timer = setTimeout(() => {
      void this._ask(query, asked, generation);
    }, ASK_AFTER_MS);
  }

  /** Those that their hosts accept, as far as that is known, and that have projects. */
  private _asked(): readonly IAsked[] {
    const settings = this._serverSettings;
    const query = this._wanted;
    if (query === null) {
      return [];
    }
    const aws = codeCommitQuery(query);
    if (aws !== null) {
      return [{ account: null, ask: () => listCodeCommit(settings, aws) }];
    }
    return this._accounts.accounts
      .filter(
        ({ id, state }) =>
          !this._silent.has(id) && state !== 'expired' && state !== 'refused'
      )
      .map(account => ({
        account,
        ask: () => listProjects(settings, account.id, query)
      }));
  }

  /** All at once; each is shown as soon as its host has answered. */
  private async _ask(
    query: string,
    asked: readonly IAsked[],
    generation: number
  ): Promise<void> {
    const answers = new Map<IAsked, readonly Project[]>();
    this.update({ query, found: [], isLoading: true, error: null });
    await Promise.all(
      asked.map(async each => {
        const projects = await this._askOne(each, generation);
        if (generation !== this._generation) {
          return;
        }
        answers.set(each, projects);
        this.update({
          found: asked.flatMap(one => {
            const some = answers.get(one) ?? [];
            return some.length === 0
              ? []
              : [
                  {
                    account: one.account,
                    projects: some.slice(0, MOST_OF_EACH)
                  }
                ];
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
    { account, ask }: IAsked,
    generation: number
  ): Promise<readonly Project[]> {
    try {
      const { projects } = await ask();
      // What is written out already is no longer to be picked.
      return projects.filter(({ url }) => url !== this._wanted);
    } catch (reason) {
      const error = asErrorInfo(reason);
      if (account === null && generation === this._generation) {
        this.update({ error });
      } else if (account !== null && error.data.reason === 'no_projects') {
        this._silent.add(account.id);
      }
      return [];
    }
  }

  private _generation = 0;
  /** Who was asked last. */
  private _ids = '';
  /** Accounts whose hosts have no list of projects. */
  private _silent = new Set<string>();
  private _timer: ReturnType<typeof setTimeout> | undefined;
  /** The word or the beginning of an address; empty: all. Null: nothing is looked for. */
  private _wanted: string | null = null;
}

function idsOf(asked: readonly IAsked[]): string {
  return asked.map(({ account }) => account?.id ?? '').join();
}
