import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ITranslator } from '@jupyterlab/translation';

import type { IImportRun, IOpenDocuments, IOpener } from '../../tokens';
import type { AccountActions } from '../accounts/accountActions';

/** What the actions of a repository need of the application. */
export interface IRepositoryContext {
  accounts: AccountActions;
  app: JupyterFrontEnd;
  documents: IOpenDocuments;
  importRun: IImportRun;
  opener: IOpener;
  translator: ITranslator;
}
