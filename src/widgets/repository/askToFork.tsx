import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { ForkForm } from '../../components/repository/ForkForm';
import { baseName } from '../../model/paths';
import { projectPath } from '../../model/repository/fork';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** By which account a repository is to be forked; null where the person would rather not. */
export async function askToFork(
  url: string,
  accounts: readonly Account[],
  account: Account,
  translator: ITranslator
): Promise<Account | null> {
  const trans = translator.load(DOMAIN);
  const body = new ForkBody(url, accounts, account, trans);
  const name = visibleText(baseName(projectPath(url)));
  const { button } = await showDialog({
    title: trans.__('Fork %1?', name),
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Fork and Push') })
    ]
  });
  return button.accept ? body.account : null;
}

class ForkBody extends DialogBody {
  constructor(
    private readonly _url: string,
    private readonly _accounts: readonly Account[],
    public account: Account,
    private readonly _trans: TranslationBundle
  ) {
    super();
  }

  protected override render(): React.JSX.Element {
    return (
      <ForkForm
        url={this._url}
        accounts={this._accounts}
        account={this.account}
        trans={this._trans}
        onAccount={account => {
          this.account = account;
          this.update();
        }}
      />
    );
  }
}
