import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { AccountChoice } from '../../components/accounts/AccountChoice';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Which account a repository is to use; `another` is one that is not connected yet. */
export async function askForAccount(
  accounts: readonly Account[],
  current: Account | null,
  translator: ITranslator
): Promise<Account | 'another' | null> {
  const trans = translator.load(DOMAIN);
  const body = new AccountBody(accounts, current ?? accounts[0], trans);
  const { button } = await showDialog({
    title: trans.__('Account of This Repository'),
    body,
    buttons: [
      Dialog.createButton({
        label: trans.__('Another…'),
        className: 'jp-mod-reject',
        accept: true,
        actions: ['another']
      }),
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Use It') })
    ],
    focusNodeSelector: 'input:checked'
  });
  if (!button.accept) {
    return null;
  }
  return button.actions.includes('another') ? 'another' : body.chosen;
}

class AccountBody extends DialogBody {
  constructor(
    private readonly _accounts: readonly Account[],
    public chosen: Account,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-ImportRun-dialogBody');
  }

  protected override render(): React.JSX.Element {
    return (
      <AccountChoice
        accounts={this._accounts}
        chosen={this.chosen}
        trans={this._trans}
        onChoose={account => {
          this.chosen = account;
          this.update();
        }}
      />
    );
  }
}
