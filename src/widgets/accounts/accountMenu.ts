import type { TranslationBundle } from '@jupyterlab/translation';
import { checkIcon, launchIcon } from '@jupyterlab/ui-components';

import type { Account } from '../../api/_schema';
import { webAddress } from '../../model/accounts/hosts';
import { visibleText } from '../../text/format';
import { ActionMenu } from '../actionMenu';

export interface IAccountVerbs {
  details: (account: Account) => void;
  disconnect: (account: Account) => void;
  renew: (account: Account) => void;
  test: (account: Account) => void;
}

/** What can be done with an account. */
export function accountMenu(
  account: Account,
  verbs: IAccountVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  const { host, origin, read_only: isReadOnly } = account;
  menu.add(trans.__('Test'), checkIcon, () => {
    verbs.test(account);
  });
  menu.add(trans.__('Details…'), null, () => {
    verbs.details(account);
  });
  menu.add(trans.__('Open %1', visibleText(host)), launchIcon, () => {
    window.open(webAddress(origin) ?? undefined, '_blank', 'noopener');
  });
  menu.separate();
  menu.add(
    trans.__('Sign In Again…'),
    null,
    () => {
      verbs.renew(account);
    },
    !isReadOnly
  );
  menu.add(
    trans.__('Disconnect…'),
    null,
    () => {
      verbs.disconnect(account);
    },
    !isReadOnly
  );
  return menu;
}
