import type { Session } from '@jupyterlab/services';

import { baseName } from '../model/paths';

/**
 * Start the kernel before the notebook is opened.
 *
 * The notebook then joins its session: no dialog asks for a kernel, also where the one
 * that the notebook names is not installed. (`docmanager:open` with a kernel would not do:
 * the notebook's own metadata win.)
 */
export async function startSession(
  sessions: Session.IManager,
  path: string,
  kernel: string
): Promise<void> {
  const connection = await sessions.startNew({
    path,
    type: 'notebook',
    name: baseName(path),
    kernel: { name: kernel }
  });
  // The kernel goes on without this connection; cutting it before it stands logs a warning.
  void connection.kernel?.info
    .catch(() => undefined)
    .finally(() => {
      connection.dispose();
    });
}
