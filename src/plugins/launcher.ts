import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../commandIDs';
import { DOMAIN } from '../translation';

export const launcherPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-import-run:launcher',
  description: 'A tile in the launcher.',
  autoStart: true,
  optional: [ILauncher, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    launcher: ILauncher | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    launcher?.add({
      command: CommandIDs.open,
      args: { isLauncher: true },
      category: trans.__('Repositories'),
      rank: 0
    });
  }
};
