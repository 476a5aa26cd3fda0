import type { ServerConnection } from '@jupyterlab/services';

import type { RepositoryStatus } from '../../api/_schema';
import { getStatus } from '../../api/repositoryStatus';
import type { RepositoriesModel } from '../repositoriesModel';

/** Something on the server's disk that a link is wanted for. */
export interface IHere {
  /** Its API path. */
  path: string;
  /** The repository that it is, or is in, by its API path; null: in none that is known. */
  folder: string | null;
  /** Its place within that. */
  inside: string;
  /** How the repository is; null where there is none, or nobody knows. */
  status: RepositoryStatus | null;
}

/** What is known of a file or folder. */
export async function hereOf(
  path: string,
  repositories: RepositoriesModel,
  settings: ServerConnection.ISettings
): Promise<IHere> {
  const folder = await repositories.folderOf({ path, isFolder: true });
  if (folder === null) {
    return { path, folder, inside: '', status: null };
  }
  // Why it cannot be read is what the answer to the link says.
  const status = await getStatus(settings, folder).catch(() => null);
  const inside =
    path === folder ? '' : path.slice(folder === '' ? 0 : folder.length + 1);
  return { path, folder, inside, status };
}
