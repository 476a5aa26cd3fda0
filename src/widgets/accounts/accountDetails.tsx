import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { assertNever } from '../../assertNever';
import { type Fact, FactList } from '../../components/FactList';
import { accountTitle, dayText } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Everything that is known of an account. */
export async function showAccount(
  account: Account,
  translator: ITranslator
): Promise<void> {
  const trans = translator.load(DOMAIN);
  await showDialog({
    title: accountTitle(account, trans),
    body: DialogBody.create(<FactList facts={factsOf(account, trans)} />),
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
}

function factsOf(account: Account, trans: TranslationBundle): Fact[] {
  const { created, display_name, email, expires, scopes, used_by } = account;
  const facts: [string, string | null][] = [
    [trans.__('Host'), account.host],
    [trans.__('User name'), account.username],
    [trans.__('Name'), display_name],
    [trans.__('E-mail for commits'), email],
    [trans.__('Signed in'), kindText(account, trans)],
    [trans.__('Scopes'), scopes.join(', ')],
    [trans.__('Since'), dayText(created)],
    [trans.__('Until'), expires === null ? null : dayText(expires)],
    [trans.__('Used by'), used_by.join('\n')]
  ];
  return facts.flatMap(([name, value]) =>
    value ? [[name, value.split('\n').map(visibleText).join('\n')]] : []
  );
}

function kindText(
  { kind, reference }: Account,
  trans: TranslationBundle
): string {
  if (reference !== null) {
    return trans.__('by the secret “%1” in AWS', reference);
  }
  switch (kind) {
    case 'oauth':
      return trans.__('on the page of the host');
    case 'token':
      return trans.__('with a token');
    case 'password':
      return trans.__('with a password');
    default:
      return assertNever(kind);
  }
}
