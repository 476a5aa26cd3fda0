import '../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../text/format';
import { DOMAIN } from '../translation';
import { DialogBody } from './dialogBody';

/** Ask whether a host with a private address may be reached from now on. */
export async function askToAllowHost(
  host: string,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Allow %1', visibleText(host)),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            '%1 is in a private network, such as that of a company or of this machine.',
            visibleText(host)
          )}
        </p>
        <p>
          {trans.__(
            'Allow it if you know whose it is. Imports from it then need no further question.'
          )}
        </p>
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Allow') })
    ]
  });
  return button.accept;
}
