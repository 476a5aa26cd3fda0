import '../../../style/panel.js';

import { Dialog } from '@jupyterlab/apputils';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account, AccountList } from '../../api/_schema';
import type { ScopeUse } from '../../api/accounts';
import { visibleText } from '../../format';
import { hostOf } from '../../model/accounts/hosts';
import { SignInModel } from '../../model/accounts/signInModel';
import { DOMAIN } from '../../translation';
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
  const dialog = new SignInDialog({
    title: trans.__('Sign In to %1', visibleText(hostOf(host) ?? host)),
    body: ReactWidget.create(
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
    // Its own are those of the sign-in, which change with the way.
    buttons: [],
    focusNodeSelector:
      model.state.authorization === null
        ? 'input, .jp-mod-filled'
        : 'a.jp-ImportRun-button'
  });
  dialog.addClass('jp-ImportRun-signInDialog');
  model.connected.connect((_, connected) => {
    account = connected;
    dialog.reject();
  });
  try {
    await dialog.launch();
    return account;
  } finally {
    dialog.dispose();
    model.dispose();
  }
}

/** JupyterLab's dialog takes Enter for its own buttons; here it is for what has the focus. */
class SignInDialog extends Dialog<unknown> {
  override handleEvent(event: Event): void {
    const isOurs =
      event instanceof KeyboardEvent &&
      event.key === 'Enter' &&
      event.target instanceof Element &&
      event.target.closest('.jp-Dialog-body') !== null;
    if (!isOurs) {
      super.handleEvent(event);
    }
  }
}
