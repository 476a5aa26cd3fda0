import type { ServiceManager } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import type { ILazy } from '../lazy';
import {
  dismissable,
  type IActivityRow,
  notebookOf,
  resultPaths
} from '../model/activity';
import type { JobsModel } from '../model/jobsModel';
import type { ServerModel } from '../model/serverModel';
import type { IAccounts, IOpener } from '../tokens';
import type { Importer } from './importer';

/** What can be done with a job. */
export interface IJobActions {
  cancel(job: Job): Promise<void>;
  retry(job: Job): Promise<void>;
  dismiss(rows: readonly IActivityRow[]): Promise<void>;

  /** Allow the private host that a job failed at, and run the job again. */
  allowHost(job: Job): Promise<void>;

  /** Sign in, or look at an ssh server's key, where a job failed at that; then run it again. */
  signIn(job: Job): Promise<void>;

  /** Open the notebook, the file that a link named, or the repository's folder. */
  open(job: Job): Promise<void>;

  /** Select the result in the file browser. */
  reveal(job: Job): Promise<void>;

  /** Ask about kernel and trust, then open the notebook and run it. */
  launch(job: Job): Promise<void>;

  /** Open the notebook and run it with the kernel that fits best, without asking. */
  run(job: Job): Promise<void>;

  /** Show what became of it; a failure in git's or the host's own words. */
  showDetails(job: Job): Promise<void>;
}

export class JobActions implements IJobActions {
  constructor(private readonly _options: JobActions.IOptions) {}

  async cancel(job: Job): Promise<void> {
    await this._options.jobs.cancel(job.id);
  }

  async retry(job: Job): Promise<void> {
    await this._options.jobs.retry(job.id);
  }

  async dismiss(rows: readonly IActivityRow[]): Promise<void> {
    await this._options.jobs.dismiss(rows.flatMap(dismissable));
  }

  async allowHost(job: Job): Promise<void> {
    const { importer, jobs } = this._options;
    const { actions } = await importer.load();
    if (job.error !== null && (await actions.allowHost(job.error))) {
      await jobs.retry(job.id);
    }
  }

  async signIn(job: Job): Promise<void> {
    const { accounts, jobs } = this._options;
    await (await accounts.load()).help(job, jobs);
  }

  async open(job: Job): Promise<void> {
    const paths = resultPaths(job);
    if (paths !== null) {
      await this._options.opener.open(paths.openPath, paths.isFolder);
    }
  }

  async reveal(job: Job): Promise<void> {
    const paths = resultPaths(job);
    if (paths !== null) {
      await this._options.opener.reveal(paths.openPath);
    }
  }

  async launch(job: Job): Promise<void> {
    const path = notebookOf(job);
    if (path === null) {
      return;
    }
    const { opener, server, services, translator } = this._options;
    const { askToLaunch } = await import('../widgets/launchDialog');
    const answer = await askToLaunch({
      job,
      path,
      server,
      services,
      translator
    });
    if (answer !== null) {
      await opener.openNotebook(path, answer);
    }
  }

  async run(job: Job): Promise<void> {
    const path = notebookOf(job);
    if (path === null) {
      return;
    }
    const { opener, services } = this._options;
    const { readNotebook } = await import('../opening/readNotebook');
    const { kernel } = await readNotebook(services, path);
    await opener.openNotebook(path, { kernel: kernel.name, run: true });
  }

  async showDetails(job: Job): Promise<void> {
    const { showDetails } = await import('../widgets/details');
    const { services, translator } = this._options;
    await showDetails(job, services.contents, translator);
  }
}

export namespace JobActions {
  export interface IOptions {
    accounts: IAccounts;
    importer: ILazy<Importer>;
    jobs: JobsModel;
    opener: IOpener;
    server: ServerModel;
    services: ServiceManager.IManager;
    translator: ITranslator;
  }
}
