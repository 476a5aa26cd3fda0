import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { ErrorInfo } from '../../api/_schema';
import { FactList } from '../../components/FactList';
import { hostKeyOf, type IHostKey } from '../../model/accounts/hostKey';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Show the key of an ssh server that is new here; null where it is not to be taken. */
export async function askToTrustHostKey(
  error: ErrorInfo,
  translator: ITranslator
): Promise<IHostKey | null> {
  const trans = translator.load(DOMAIN);
  const key = hostKeyOf(error);
  if (key === null) {
    return null;
  }
  const { button } = await showDialog({
    title: trans.__('Is This %1?', key.host),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            'ssh here has not met %1 before. Compare this with what %1 says of itself, for instance on its page of documentation.',
            key.host
          )}
        </p>
        <FactList
          facts={[
            [trans.__('Host'), key.host],
            ...(key.key_type === ''
              ? []
              : [[trans.__('Kind of key'), key.key_type] as const]),
            [
              trans.__('Fingerprint'),
              <code key="fingerprint" className="jp-ImportRun-fingerprint">
                {key.fingerprint}
              </code>
            ]
          ]}
        />
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('It Is the Same') })
    ],
    defaultButton: 0
  });
  return button.accept ? key : null;
}
