import { InputDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import { DOMAIN } from '../../translation';

/** The name of a branch; null where the person would rather not. */
export async function askForName(
  title: string,
  name: string,
  okLabel: string,
  translator: ITranslator
): Promise<string | null> {
  const trans = translator.load(DOMAIN);
  const { button, value } = await InputDialog.getText({
    title,
    label: trans.__('Name of the branch'),
    text: name,
    okLabel,
    cancelLabel: trans.__('Cancel')
  });
  const chosen = value?.trim() ?? '';
  return button.accept && chosen !== '' ? chosen : null;
}
