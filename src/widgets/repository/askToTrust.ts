import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import type { ErrorInfo } from '../../api/_schema';
import { Facts } from '../../text/facts';
import { DOMAIN } from '../../translation';

/** Whether programs that a repository names may run on its files. */
export async function askToTrust(
  error: ErrorInfo | null,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const facts = new Facts(error?.data ?? {});
  const { button } = await showDialog({
    title: trans.__('Trust This Repository?'),
    body: trans.__(
      'It wants the program “%1” to run on files such as %2. Trusted once, its programs may run here from now on.',
      facts.text('filter') ?? '',
      facts.text('path') ?? ''
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Trust and Go On') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
