import type { ServiceManager } from '@jupyterlab/services';

import { readNotebook } from './readNotebook';

/**
 * The kernel for a notebook that names none, or one that is not installed: JupyterLab would
 * ask for it in a dialog.
 *
 * Null where it has its own; also where none speaks its language, for a person to say.
 */
export async function substituteKernel(
  services: ServiceManager.IManager,
  path: string
): Promise<string | null> {
  try {
    const { kernel } = await readNotebook(services, path);
    return kernel.fit === 'nearest' || kernel.fit === 'unnamed'
      ? kernel.name
      : null;
  } catch {
    // What cannot be read is told by whatever opens it.
    return null;
  }
}
