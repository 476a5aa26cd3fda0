import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { FileBrowser } from '@jupyterlab/filebrowser';

import type { IImportRun } from '../tokens';

/** Says of a browser tab that it has been there. */
const SEEN_KEY = 'jupyter-import-run:default-repository';

/**
 * Go into the repository that the server opens with, once in a browser tab.
 *
 * Where it is still on its way, that is waited for. Whoever has gone elsewhere or opened
 * something stays there.
 */
export async function goToDefault(
  { serviceManager, shell }: JupyterFrontEnd,
  browser: FileBrowser,
  { jobs, server }: IImportRun
): Promise<void> {
  const key = `${SEEN_KEY} ${serviceManager.serverSettings.baseUrl}`;
  const { model } = browser;
  const isUntouched = () =>
    model.path === '' &&
    [...shell.widgets('main')].every(({ id }) => id.startsWith('launcher'));
  const known = server.state.info?.default_repository ?? null;
  if (
    known === null ||
    !isUntouched() ||
    sessionStorage.getItem(key) !== null
  ) {
    return;
  }
  sessionStorage.setItem(key, known.repository);
  if (known.path === null && known.job !== null) {
    await jobs.refresh();
    await jobs.untilEnded(known.job);
    await server.refresh();
  }
  const path = server.state.info?.default_repository?.path ?? null;
  if (path !== null && isUntouched()) {
    await model.cd(`/${path}`);
  }
}
