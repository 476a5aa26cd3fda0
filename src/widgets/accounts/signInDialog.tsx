import '../../../style/panel.js';

import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account, AccountList } from '../../api/_schema';
import type { ScopeUse } from '../../api/accounts';
import { hostOf } from '../../model/accounts/hosts';
import { SignInModel } from '../../model/accounts/signInModel';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';
import { FormDialog } from '../formDialog';
import { BoundSignIn } from './boundSignIn';
import { signInActions } from './signInActions';

export interface ISignInDialogOptions {
  /** `host[:port]`, an origin, or any address on the host. */
  host: string;
  /** What it has to be good for beside what is of every day. */
  uses: readonly ScopeUse[];
  protectedBy: AccountList['protected_by'] | null;
  serverSettings: ServerConnection.ISettings;
  translator: ITranslator;
}

/** Sign in to a host that something here waits for; null where the person would rather not. */
export async function signInDialog(
  options: ISignInDialogOptions
): Promise<Account | null> {
  const { host, protectedBy, serverSettings, translator, uses } = options;
  const trans = translator.load(DOMAIN);
  const model = new SignInModel(serverSettings, uses);
  model.setHost(host);
  await model.findWays();
  let account: Account | null = null;
  const dialog = new FormDialog({
    title: trans.__('Sign In to %1', visibleText(hostOf(host) ?? host)),
    body: DialogBody.create(
      <BoundSignIn
        model={model}
        hosts={[]}
        protectedBy={protectedBy}
        trans={trans}
        actions={signInActions(model, {
          onBack: null,
          onCancel: () => {
            dialog.reject();
          }
        })}
      />
    ),
    focusNodeSelector:
      model.state.authorization === null
        ? 'input, .jp-mod-filled'
        : 'a.jp-ImportRun-button'
  });
  model.connected.connect((_, connected) => {
    account = connected;
    dialog.reject();
  });
  dialog.disposed.connect(() => {
    model.dispose();
  });
  await dialog.launch();
  return account;
}
