import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import { namesText } from '../../text/namesText';
import { DOMAIN } from '../../translation';

/** Whether documents that a commit takes should be saved before. */
export async function askToSave(
  paths: readonly string[],
  translator: ITranslator
): Promise<'cancel' | 'save' | 'without'> {
  const trans = translator.load(DOMAIN);
  const { button } = await showDialog({
    title: trans.__('Save Before the Commit?'),
    body: trans.__(
      '%1 has changes that are not saved. A commit takes what is saved.',
      namesText(paths, trans)
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.createButton({
        label: trans.__('Commit Without'),
        className: 'jp-mod-reject',
        accept: true,
        actions: ['without']
      }),
      Dialog.okButton({
        label: trans.__('Save and Commit'),
        actions: ['save']
      })
    ],
    defaultButton: 2
  });
  if (!button.accept) {
    return 'cancel';
  }
  return button.actions.includes('save') ? 'save' : 'without';
}
