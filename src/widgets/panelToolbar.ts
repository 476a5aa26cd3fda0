import type { TranslationBundle } from '@jupyterlab/translation';
import {
  ellipsesIcon,
  linkIcon,
  refreshIcon,
  Toolbar
} from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';

import { CommandIDs } from '../commandIDs';
import type { RepositoriesModel } from '../model/repositoriesModel';
import { reportError } from '../reportError';
import { type IPanelVerbs, panelMenu } from './panelMenu';
import { toolbarIcon } from './toolbarItem';

export interface IPanelToolbarOptions extends IPanelVerbs {
  commands: CommandRegistry;
  repositories: RepositoriesModel;
  refresh: () => void;
  /** What the URL field has; empty: nothing. */
  urlInField: () => string;
}

/** The panel's title, and beside it what is for the panel as a whole. */
export function panelToolbar(
  options: IPanelToolbarOptions,
  trans: TranslationBundle
): Toolbar {
  const { commands, repositories } = options;
  const toolbar = new Toolbar();
  const title = new Widget({ node: document.createElement('h2') });
  title.addClass('jp-ImportRun-title');
  title.node.textContent = trans.__('Import & Run');
  toolbar.addClass('jp-ImportRun-toolbar');
  toolbar.node.setAttribute('aria-label', trans.__('Import & Run'));
  toolbar.addItem('title', title);
  toolbar.addItem(
    'refresh',
    toolbarIcon(trans.__('Refresh'), refreshIcon, options.refresh)
  );
  // For what is in the field, else for the repository that is open.
  const link = toolbarIcon(trans.__('Create Badge or Link…'), linkIcon, () => {
    const url = options.urlInField();
    commands
      .execute(CommandIDs.createBadge, url === '' ? {} : { url })
      .catch((error: unknown) => {
        reportError(error, trans);
      });
  });
  toolbar.addItem('link', link);
  const more = toolbarIcon(trans.__('More'), ellipsesIcon, () => {
    panelMenu(options, repositories, commands, trans).openBelow(more.node);
  });
  toolbar.addItem('more', more);
  return toolbar;
}
