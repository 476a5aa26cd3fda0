import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import type { ErrorInfo } from '../../api/_schema';
import { errorText } from '../../text/errorText';
import { DOMAIN } from '../../translation';

/** Whether a sign-in that did not become an account goes out of the address all the same. */
export async function askToTakeOut(
  error: ErrorInfo,
  url: string,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Take It Out of the Address?'),
    body: trans.__(
      'This is no sign-in that works: %1 The address can be %2 from now on, and you sign in anew.',
      errorText(error, trans).sentence,
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
