import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { Preset } from '../../api/_schema';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Whether a saved repository is to be forgotten. */
export async function askToForget(
  { name, path }: Preset,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Forget %1?', visibleText(name)),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {path === null
            ? trans.__(
                'Only what is written down here goes. No repository is deleted anywhere.'
              )
            : trans.__(
                'Only what is written down here goes. The folder %1 stays with all that is in it.',
                visibleText(path)
              )}
        </p>
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Forget') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
