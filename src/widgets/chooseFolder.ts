import type { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog } from '@jupyterlab/filebrowser';
import type { ITranslator } from '@jupyterlab/translation';

import { DOMAIN } from '../translation';

/** Let the person pick a folder; null where they did not. */
export async function chooseFolder(
  manager: IDocumentManager,
  folder: string,
  translator: ITranslator
): Promise<string | null> {
  const trans = translator.load(DOMAIN);
  const { button, value } = await FileDialog.getExistingDirectory({
    manager,
    translator,
    defaultPath: folder,
    title: trans.__('Import Into')
  });
  const chosen = value?.[0];
  return button.accept && chosen
    ? manager.services.contents.localPath(chosen.path)
    : null;
}
