import type { TranslationBundle } from '@jupyterlab/translation';
import { settingsIcon, userIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import { repositoryIcon } from '../icons';
import type { RepositoriesModel } from '../model/repositoriesModel';
import { reportError } from '../reportError';
import { ActionMenu } from './actionMenu';

/** JupyterLab's; Notebook 7 has it too, other applications may not. */
const OPEN_SETTINGS = 'settingeditor:open';

export interface IPanelVerbs {
  connectAccount: () => void;
  showSaved: () => void;
}

/** What can be done with the panel as a whole. */
export function panelMenu(
  verbs: IPanelVerbs,
  repositories: RepositoriesModel,
  commands: CommandRegistry,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  const { withHidden } = repositories.state;
  menu.add(trans.__('Connect an Account…'), userIcon, verbs.connectAccount);
  menu.add(trans.__('Saved Repositories…'), repositoryIcon, verbs.showSaved);
  menu.addToggle(trans.__('Show Hidden Repositories'), withHidden, () => {
    void repositories.setWithHidden(!withHidden);
  });
  if (commands.hasCommand(OPEN_SETTINGS)) {
    menu.separate();
    menu.add(trans.__('Settings…'), settingsIcon, () => {
      const query = trans.__('Import & Run');
      commands.execute(OPEN_SETTINGS, { query }).catch((error: unknown) => {
        reportError(error, trans);
      });
    });
  }
  return menu;
}
