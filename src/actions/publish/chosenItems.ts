import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { Contents } from '@jupyterlab/services';

/** Something in the file browser. */
export interface IPublishedItem {
  path: string;
  isFolder: boolean;
}

/** What is selected in the file browser, as far as it is on the server's disk. */
export function chosenItems(
  fileBrowsers: IFileBrowserFactory | null,
  contents: Contents.IManager
): IPublishedItem[] {
  const selected = fileBrowsers?.tracker.currentWidget?.selectedItems();
  return [...(selected ?? [])]
    .filter(({ path }) => contents.driveName(path) === '')
    .map(({ path, type }) => ({
      path: contents.localPath(path),
      isFolder: type === 'directory'
    }));
}
