import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Signal } from '@lumino/signaling';

import type { FileDiff } from '../../api/_schema';
import { getGitContent, type Reference } from '../../api/gitContent';

/** Of jupyterlab-git: shows a model of two versions of a file. */
const SHOW_DIFF = 'git:show-diff';

/**
 * Show what changed in a file as jupyterlab-git does, where that is installed.
 *
 * What its command takes is `Git.Diff.IModel`:
 * https://github.com/jupyterlab/jupyterlab-git/blob/main/src/tokens.ts
 *
 * @returns Whether it was shown: not where there is only one version, or none with text.
 */
export async function showGitDiff(
  { commands, serviceManager }: JupyterFrontEnd,
  repositoryPath: string,
  diff: FileDiff
): Promise<boolean> {
  const { kind, old_size, origin, path } = diff;
  if (
    !commands.hasCommand(SHOW_DIFF) ||
    kind === 'binary' ||
    old_size === null
  ) {
    return false;
  }
  const version = async (
    file: string,
    source: string,
    reference: Reference
  ) => {
    const read = () =>
      getGitContent(
        serviceManager.serverSettings,
        repositoryPath,
        file,
        reference
      );
    // Its server may be missing though its commands are there.
    await read();
    return { content: read, label: source, source, updateAt: Date.now() };
  };
  let reference, challenger;
  try {
    [reference, challenger] = await Promise.all([
      version(origin ?? path, 'HEAD', { git: 'HEAD' }),
      version(path, 'WORKING', { special: 'WORKING' })
    ]);
  } catch (error) {
    console.warn(error);
    return false;
  }
  const model = { challenger, filename: path, reference, repositoryPath };
  const widget: unknown = await commands.execute(SHOW_DIFF, {
    // Not a JSON value: commands of one page may hand each other objects.
    model: { ...model, changed: new Signal(model) } as never,
    isText: true
  });
  return Boolean(widget);
}
