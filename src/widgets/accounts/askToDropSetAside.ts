import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';

/** Whether the file of accounts that could not be read is to be deleted. */
export async function askToDropSetAside(
  file: string,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Delete the Accounts That Could Not Be Read?'),
    body: trans.__(
      '“%1” is removed from the disk. Hosts are not told: revoke there what is not to be valid any longer.',
      visibleText(file)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Delete') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
