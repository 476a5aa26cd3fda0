import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import { DOMAIN } from '../../translation';

/** Whether a sign-in that its host refuses goes out of the address all the same. */
export async function askToTakeOut(
  url: string,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Take It Out of the Address?'),
    body: trans.__(
      '%1 does not accept what is in the address: it may be old, or only a user name. The address becomes %2, and you sign in anew.',
      new URL(url).host,
      url
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Take It Out') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
