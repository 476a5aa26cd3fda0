import type { ITranslator } from '@jupyterlab/translation';

import { knownHosts } from '../../model/accounts/knownHosts';
import { baseName } from '../../model/paths';
import {
  type INewProject,
  proposedProject
} from '../../model/publish/newProject';
import type { IImportRun } from '../../tokens';

/**
 * Which new project of an account, or at CodeCommit, a folder becomes; null: rather none.
 *
 * Who has no account yet is asked to sign in first.
 *
 * @param begin - What is proposed, of what would be.
 */
export async function chooseProject(
  path: string,
  begin: (proposed: INewProject) => INewProject,
  importRun: IImportRun,
  translator: ITranslator
): Promise<INewProject | null> {
  const { info } = importRun.server.state;
  const hasCodeCommit = info?.codecommit ?? false;
  const accounts = await importRun.accounts.load();
  await accounts.model.refresh();
  if (accounts.model.accounts.length === 0 && !hasCodeCommit) {
    const [host] = knownHosts(info);
    if ((await accounts.signIn(host, ['create'])) === null) {
      return null;
    }
  }
  const { askForProject } = await import('../../widgets/publish/askForProject');
  const { accounts: connected } = accounts.model;
  const folder = baseName(path);
  const first = connected.length > 0 ? connected[0].id : null;
  const wanted = begin(proposedProject(folder, first));
  const isThere =
    wanted.account === null
      ? hasCodeCommit
      : connected.some(({ id }) => id === wanted.account);
  return askForProject(
    folder,
    isThere ? wanted : { ...wanted, account: first },
    connected,
    hasCodeCommit,
    translator
  );
}
