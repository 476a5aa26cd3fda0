import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

/** Which version of a file: of a commit, or the one in the folder. */
export type Reference = { git: string } | { special: 'WORKING' };

/**
 * The text of a file, by the server extension of jupyterlab-git; empty where it is not there.
 *
 * @param path - The API path of the repository.
 * @param filename - A path in it.
 * @throws ServerConnection.ResponseError, also where that extension is missing.
 */
export async function getGitContent(
  settings: ServerConnection.ISettings,
  path: string,
  filename: string,
  reference: Reference
): Promise<string> {
  const { baseUrl } = settings;
  const folder = URLExt.encodeParts(path);
  const response = await ServerConnection.makeRequest(
    URLExt.join(baseUrl, 'git', folder, 'content'),
    { method: 'POST', body: JSON.stringify({ filename, reference }) },
    settings
  );
  if (!response.ok) {
    throw await ServerConnection.ResponseError.create(response);
  }
  const { content } = (await response.json()) as { content: string };
  return content;
}
