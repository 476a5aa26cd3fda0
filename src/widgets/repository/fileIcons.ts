import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { fileIcon, folderIcon, type LabIcon } from '@jupyterlab/ui-components';

/** The icon that the file browser has for a path; of folders it ends in a slash. */
export function iconFor(registry: DocumentRegistry, path: string): LabIcon {
  if (path.endsWith('/')) {
    return folderIcon;
  }
  const [type] = registry.getFileTypesForPath(path);
  return type?.icon ?? fileIcon;
}
