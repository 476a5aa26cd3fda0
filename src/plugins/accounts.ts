import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { AccountActions } from '../actions/accounts/accountActions';
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
    let loading: Promise<AccountActions> | null = null;
    return {
      load: () => {
        loading ??= import('../actions/accounts/accountActions').then(
          ({ AccountActions }) =>
            new AccountActions({
              serverSettings: app.serviceManager.serverSettings,
              translator: translator ?? nullTranslator
            })
        );
        return loading;
      }
    };
  }
};
