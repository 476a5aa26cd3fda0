import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import type { ErrorInfo } from '../../api/_schema';
import { Facts } from '../../text/facts';
import { formatBytes } from '../../text/format';
import { DOMAIN } from '../../translation';

/** Whether a snapshot may take a lot of space. */
export async function askToKeepLarge(
  error: ErrorInfo | null,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const bytes = new Facts(error?.data ?? {}).number('bytes') ?? 0;
  const { button } = await showDialog({
    title: trans.__('Keep Large Files?'),
    body: trans.__(
      'So that nothing is lost, new files are kept as a snapshot first. Here they take %1.',
      formatBytes(bytes)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Keep Them and Go On') })
    ]
  });
  return button.accept;
}
