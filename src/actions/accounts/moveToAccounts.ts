import { Notification } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import { addAccount } from '../../api/accounts';
import { asErrorInfo } from '../../api/error';
import { patchRepository } from '../../api/repositoryStatus';
import type { AccountsModel } from '../../model/accounts/accountsModel';
import { accountTitle } from '../../text/accountText';
import { DOMAIN } from '../../translation';
import { askToTakeOut } from '../../widgets/accounts/askToTakeOut';

/** So long what became of it can be read. */
const SHOWN_MS = 10_000;

/**
 * Make an account of the sign-in that is in an address of a repository, and take it out there.
 *
 * One that the host does not accept is taken out where the person wants that.
 *
 * @param url - The address without it.
 * @returns Whether the address is without it now.
 */
export async function moveToAccounts(
  accounts: AccountsModel,
  path: string,
  url: string,
  translator: ITranslator
): Promise<boolean> {
  const { serverSettings } = accounts;
  const trans = translator.load(DOMAIN);
  try {
    const body = { host: url, repository: path };
    const account = await addAccount(serverSettings, body);
    await accounts.refresh();
    Notification.success(
      trans.__(
        'What was in the address of “%1” is under Accounts now: %2.',
        path,
        accountTitle(account, trans)
      ),
      { autoClose: SHOWN_MS }
    );
    return true;
  } catch (reason) {
    const { code } = asErrorInfo(reason);
    if (code !== 'auth_failed' && code !== 'invalid_request') {
      throw reason;
    }
    if (!(await askToTakeOut(url, translator))) {
      return false;
    }
    await patchRepository(serverSettings, path, { plain_url: url });
    return true;
  }
}
