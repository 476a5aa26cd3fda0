import type { TranslationBundle } from '@jupyterlab/translation';
import { linkIcon, userIcon } from '@jupyterlab/ui-components';

import type { RepositorySummary } from '../../api/_schema';
import { repositoryIcon } from '../../icons';
import { visibleText } from '../../text/format';
import { ActionMenu } from '../actionMenu';

/** So many of those that are here; more would make the menu longer than the screen. */
const MOST_HERE = 8;

export interface IAddVerbs {
  fromUrl: () => void;
  fromAccount: () => void;
  fromHere: (repository: RepositorySummary) => void;
}

/** From where a repository to save may come. */
export function addMenu(
  repositories: readonly RepositorySummary[],
  verbs: IAddVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  menu.add(trans.__('From a URL…'), linkIcon, verbs.fromUrl);
  menu.add(trans.__('From an Account…'), userIcon, verbs.fromAccount);
  const here = repositories.filter(
    ({ preset, url }) => preset === null && url !== null
  );
  if (here.length > 0) {
    menu.separate();
  }
  for (const repository of here.slice(0, MOST_HERE)) {
    const name = visibleText(repository.name);
    menu.add(trans.__('“%1” from Here…', name), repositoryIcon, () => {
      verbs.fromHere(repository);
    });
  }
  return menu;
}
