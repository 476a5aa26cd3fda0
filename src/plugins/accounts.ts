import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import { IAccounts } from '../tokens';

export const accountsPlugin: JupyterFrontEndPlugin<IAccounts> = {
  id: 'jupyter-import-run:accounts',
  description: 'Signs in to the hosts of repositories.',
  autoStart: true,
  optional: [ITranslator],
  provides: IAccounts,
  activate: (
    app: JupyterFrontEnd,
    translator: ITranslator | null
  ): IAccounts => {
    return new Lazy(async () => {
      const { AccountActions } =
        await import('../actions/accounts/accountActions');
      return new AccountActions({
        serverSettings: app.serviceManager.serverSettings,
        translator: translator ?? nullTranslator
      });
    });
  }
};
