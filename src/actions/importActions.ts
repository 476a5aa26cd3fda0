import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';

import type { ErrorInfo, Job } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { allowHost } from '../api/hosts';
import { resultPaths, warningsOf } from '../model/activity';
import type { ImportFormModel } from '../model/importForm';
import type { JobsModel } from '../model/jobsModel';
import type { ServerModel } from '../model/serverModel';
import type { SettingsModel } from '../model/settings';
import type { IAccounts, IOpener } from '../tokens';

/** What the buttons of the import box do. */
export interface IImportActions {
  /** Import what the form describes, and run it at the end if asked to. */
  submit(run: boolean): Promise<void>;

  /** Let the person pick the folder. */
  chooseFolder(): Promise<void>;

  /** Open what is there already under the wanted name, if it is what the form describes. */
  openTaken(): Promise<void>;

  /** Ask once whether a private host may be reached; true if so from now on. */
  allowHost(error: ErrorInfo): Promise<boolean>;

  /** Sign in to the host of the URL, then ask it again. */
  signIn(): Promise<void>;

  /** Put an earlier request into the form, to change it. */
  change(job: Job): void;

  /** Fill the example in. */
  pasteExample(): void;
}

/** Shown where the server knows no example of its own. */
const EXAMPLE_URL =
  'https://github.com/jupyterlab/jupyterlab-demo/blob/master/notebooks/Lorenz.ipynb';

export class ImportActions implements IImportActions {
  constructor(private readonly _options: ImportActions.IOptions) {}

  async submit(run: boolean): Promise<void> {
    const { form, jobs, settings } = this._options;
    // Paste and Enter: the answer of the server may still be on its way.
    await form.url.settle();
    const request = form.request();
    if (request === null || form.state.isStarting) {
      return;
    }
    if (settings.state.confirmImport && !(await this._confirm())) {
      return;
    }
    const { url } = form.url;
    form.setStarting(true);
    try {
      await jobs.start(request, { run: run && form.canRun });
      // Whoever is fast has pasted the next one meanwhile.
      if (form.url.url === url) {
        form.reset();
      } else {
        form.setStarting(false);
      }
    } catch (error) {
      form.refuse(asErrorInfo(error));
    }
  }

  async chooseFolder(): Promise<void> {
    const { docManager, form, translator } = this._options;
    const { chooseFolder } = await import('../widgets/chooseFolder');
    const folder = await chooseFolder(
      docManager,
      form.destination.state.folder,
      translator
    );
    if (folder !== null) {
      form.destination.choose(folder);
    }
  }

  async openTaken(): Promise<void> {
    const { form, jobs, opener } = this._options;
    const request = form.request();
    if (request === null || form.taken === null || form.state.isStarting) {
      return;
    }
    form.setStarting(true);
    try {
      // The server compares where it came from, and knows what to open in it.
      const { id } = await jobs.start(
        { ...request, name: form.taken.name, if_exists: 'reuse' },
        { run: false }
      );
      const job = await jobs.untilEnded(id);
      if (job.error !== null) {
        form.refuse(job.error);
        await jobs.dismiss([id]);
        return;
      }
      form.reset();
      const paths = resultPaths(job);
      if (paths !== null) {
        await opener.open(paths.openPath, paths.isFolder);
      }
      if (warningsOf(job).length === 0) {
        await jobs.dismiss([id]);
      }
    } catch (error) {
      form.refuse(asErrorInfo(error));
    }
  }

  async allowHost(error: ErrorInfo): Promise<boolean> {
    const { host } = error.data;
    if (typeof host !== 'string') {
      return false;
    }
    const { form, serverSettings, translator } = this._options;
    const { askToAllowHost } = await import('../widgets/allowHost');
    if (!(await askToAllowHost(host, translator))) {
      return false;
    }
    await allowHost(serverSettings, { host });
    if (form.url.state.error?.code === 'address_forbidden') {
      await form.url.again();
    }
    return true;
  }

  async signIn(): Promise<void> {
    const { accounts, form } = this._options;
    await (await accounts.load()).signInForForm(form);
  }

  change(job: Job): void {
    this._options.form.fill(job.request);
  }

  pasteExample(): void {
    const { form, server } = this._options;
    form.url.setText(server.state.info?.example_url ?? EXAMPLE_URL, true);
  }

  private async _confirm(): Promise<boolean> {
    const { form, translator } = this._options;
    const { confirmImport } = await import('../widgets/confirmImport');
    return confirmImport(form, translator);
  }
}

export namespace ImportActions {
  export interface IOptions {
    accounts: IAccounts;
    docManager: IDocumentManager;
    form: ImportFormModel;
    jobs: JobsModel;
    opener: IOpener;
    server: ServerModel;
    serverSettings: ServerConnection.ISettings;
    settings: SettingsModel;
    translator: ITranslator;
  }
}
