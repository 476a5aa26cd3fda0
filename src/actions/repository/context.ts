import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ITranslator } from '@jupyterlab/translation';

import type { AccountActions } from '../accounts/accountActions';
import type { IImportRun, IOpenDocuments, IOpener } from '../../tokens';

/** What the actions of a repository need of the application. */
export interface IRepositoryContext {
  accounts: AccountActions;
  app: JupyterFrontEnd;
  documents: IOpenDocuments;
  importRun: IImportRun;
  opener: IOpener;
  translator: ITranslator;
}
