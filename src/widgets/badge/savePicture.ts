import { type Contents, ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import { joinPath } from '../../model/paths';
import { visibleText } from '../../text/format';

/** As `links/texts.py` names it in a badge. */
const NAME = 'import-run.svg';

/**
 * Save a badge's picture where its text expects it: beside the README of a repository here,
 * else where the browser saves.
 *
 * @param folder - Of the repository, an API path; null: it is not here.
 * @returns What became of it, in words.
 */
export async function savePicture(
  svg: string,
  folder: string | null,
  contents: Contents.IManager,
  trans: TranslationBundle
): Promise<string> {
  if (folder === null) {
    download(svg);
    return trans.__('Saved as %1. Put it beside the document.', NAME);
  }
  const path = joinPath(folder, NAME);
  const shown = visibleText(path);
  if (await exists(path, contents)) {
    return trans.__('%1 is there already.', shown);
  }
  await contents.save(path, { type: 'file', format: 'text', content: svg });
  return trans.__('Saved as %1. Commit it with the badge.', shown);
}

async function exists(
  path: string,
  contents: Contents.IManager
): Promise<boolean> {
  try {
    await contents.get(path, { content: false });
    return true;
  } catch (error) {
    if (
      error instanceof ServerConnection.ResponseError &&
      error.response.status === 404
    ) {
      return false;
    }
    throw error;
  }
}

function download(svg: string): void {
  const link = document.createElement('a');
  link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  link.download = NAME;
  link.click();
}
