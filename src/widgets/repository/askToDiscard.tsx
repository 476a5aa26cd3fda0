import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { ChangeNames } from '../../components/repository/ChangeNames';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/**
 * Whether changes should go; a snapshot keeps them.
 *
 * @param count - How many there are, where `changes` are only the first.
 */
export async function askToDiscard(
  changes: readonly Change[],
  count: number,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans._n(
      'Discard the Changes of %1 File?',
      'Discard the Changes of %1 Files?',
      count
    ),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            'The files become as they were committed, and new ones go. What is there now is kept as a snapshot, to be restored at any time.'
          )}
        </p>
        <ChangeNames changes={changes} total={count} trans={trans} />
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Discard') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
