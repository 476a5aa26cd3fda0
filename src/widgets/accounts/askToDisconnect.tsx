import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { accountTitle } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Whether an account is to be forgotten. */
export async function askToDisconnect(
  account: Account,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { host, used_by: paths } = account;
  const { button } = await showDialog({
    title: trans.__('Disconnect %1?', accountTitle(account, trans)),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            'What is kept of it here is deleted. Git in terminals and notebooks is not signed in to %1 by it any more.',
            visibleText(host)
          )}
        </p>
        {paths.length > 0 && (
          <p>
            {trans._n(
              '%1 repository here uses it, and stays.',
              '%1 repositories here use it, and stay.',
              paths.length
            )}
          </p>
        )}
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Disconnect') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
