import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';

import type { Account, ErrorInfo, Job } from '../../api/_schema';
import type { ScopeUse } from '../../api/accounts';
import { trustHostKey } from '../../api/hosts';
import { AccountsModel } from '../../model/accounts/accountsModel';
import { accountsFor, signInHost } from '../../model/accounts/hosts';
import type { ImportFormModel } from '../../model/importForm';
import type { JobsModel } from '../../model/jobsModel';
import { requestUrl } from '../../requestUrl';

/** What can be done with accounts. Loaded when somebody wants an account. */
export class AccountActions {
  constructor(private readonly _options: AccountActions.IOptions) {
    this.model = new AccountsModel(_options.serverSettings);
  }

  readonly model: AccountsModel;

  /**
   * Sign in to a host, in a dialog; the account once that is done, else null.
   *
   * @param host - `host[:port]`, an origin, or any address on the host.
   * @param uses - What it has to be good for beside what is of every day.
   */
  async signIn(
    host: string,
    uses: readonly ScopeUse[] = []
  ): Promise<Account | null> {
    const { serverSettings, translator } = this._options;
    const { signInDialog } =
      await import('../../widgets/accounts/signInDialog');
    await this.model.refresh();
    const account = await signInDialog({
      host,
      uses,
      protectedBy: this.model.state.protectedBy,
      serverSettings,
      translator
    });
    if (account !== null) {
      await this.model.refresh();
    }
    return account;
  }

  /** Do what a job failed for the want of, and run it again. */
  async help(job: Job, jobs: JobsModel): Promise<void> {
    const { error } = job;
    if (error === null) {
      return;
    }
    const host = signInHost(error, requestUrl(job.request));
    if (host !== null && error.data.reason === 'account_gone') {
      await this._goAsAnother(job, jobs, host);
      return;
    }
    const isHelped =
      host === null
        ? await this.trustHostKey(error)
        : (await this.signIn(host)) !== null;
    if (isHelped) {
      await jobs.retry(job.id);
    }
  }

  /** Run a job again in place of whose account is gone. */
  private async _goAsAnother(
    { id, request }: Job,
    jobs: JobsModel,
    host: string
  ): Promise<void> {
    const account = await this._askFor(host, null);
    if (account === null) {
      return;
    }
    if ('path' in request && typeof request.path === 'string') {
      await this.model.choose(request.path, account.id);
    }
    await jobs.retry(id, account.id);
  }

  /** One of the accounts on a host, or one that is connected now. */
  private async _askFor(
    url: string,
    current: Account | null
  ): Promise<Account | null> {
    await this.model.refresh();
    const known = accountsFor(url, this.model.accounts);
    if (known.length === 0) {
      return this.signIn(url);
    }
    const { askForAccount } =
      await import('../../widgets/accounts/askForAccount');
    const answer = await askForAccount(
      known,
      current,
      this._options.translator
    );
    return answer === 'another' ? this.signIn(url) : answer;
  }

  /** Sign in to the host of the URL in the field, then ask it again. */
  async signInForForm(form: ImportFormModel): Promise<void> {
    const url = form.source?.repository_url ?? form.url.url;
    if ((await this.signIn(url)) !== null) {
      await form.url.probe(true);
    }
  }

  /**
   * Sign in for a repository that is here, and let it use that account.
   *
   * Where there is one account on its host only, it is used without being told.
   */
  async signInFor(
    path: string,
    host: string,
    uses: readonly ScopeUse[] = []
  ): Promise<boolean> {
    const account = await this.signIn(host, uses);
    if (
      account !== null &&
      accountsFor(account.origin, this.model.accounts).length > 1
    ) {
      await this.model.choose(path, account.id);
    }
    return account !== null;
  }

  /** Let the person choose with which account a repository is used; false: they did not. */
  async chooseFor(path: string, url: string): Promise<boolean> {
    const account = await this._askFor(url, this.model.usedBy(path));
    if (account !== null) {
      await this.model.choose(path, account.id);
    }
    return account !== null;
  }

  /** Ask whether the key of an ssh server is the right one; true if it is taken from now on. */
  async trustHostKey(error: ErrorInfo): Promise<boolean> {
    const { serverSettings, translator } = this._options;
    const { askToTrustHostKey } =
      await import('../../widgets/accounts/askToTrustHostKey');
    const key = await askToTrustHostKey(error, translator);
    if (key !== null) {
      await trustHostKey(serverSettings, key);
    }
    return key !== null;
  }
}

export namespace AccountActions {
  export interface IOptions {
    serverSettings: ServerConnection.ISettings;
    translator: ITranslator;
  }
}
