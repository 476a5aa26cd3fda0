import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IJobActions } from './actions/jobActions';
import type { Job } from './api/_schema';
import { signInHost } from './model/accounts/hosts';
import { isImport, notebookOf } from './model/activity';
import { isRunning, type JobsModel } from './model/jobsModel';
import { LONG_MS, untilLong } from './model/longJobs';
import { reportError } from './reportError';
import { requestUrl } from './requestUrl';
import { errorText } from './text/errorText';
import { formatPercent } from './text/format';
import { titleOf } from './text/jobText';
import { outcomeText } from './text/outcomeText';
import { phaseText } from './text/phaseText';
import type { IImportPanel } from './tokens';

/** The one action that most people want. */
const ACCENTED: ReadonlySet<string> = new Set(['launch', 'open', 'signIn']);

/** What publishing asks its own page for in a dialog, to go on with the answer. */
const ASKED_FOR: ReadonlySet<unknown> = new Set([
  'author_missing',
  'needs_confirmation'
]);

/** How long a success stays, and what others did; one's own failure stays until it is closed. */
const CLOSE_AFTER_MS = 15_000;

/**
 * JupyterLab's own notifications for jobs that a person cannot see.
 *
 * A long job gets one with its progress while the panel is out of sight. An end is told
 * where the job had one, or was started in this page.
 */
export class JobNotifications {
  constructor(private readonly _options: JobNotifications.IOptions) {}

  /** Jobs have changed, or the panel was shown or hidden. */
  update(): void {
    const { jobs, panel } = this._options;
    for (const job of jobs.state.jobs) {
      const isQuiet = jobs.intentOf(job.id)?.isQuiet ?? false;
      if (!isRunning(job) || job.parent !== null || isQuiet) {
        continue;
      }
      const id = this._shown.get(job.id);
      if (panel.isVisible) {
        this._hide(job.id);
      } else if (id !== undefined) {
        this._show(id, job);
      } else if (untilLong(job, Date.now()) === 0) {
        this._shown.set(job.id, this._emit(job));
      } else {
        this._lookAgain(job);
      }
    }
  }

  /** A job has come to its end. */
  tellEnd(job: Job): void {
    const { jobs, panel } = this._options;
    const id = this._shown.get(job.id);
    this._shown.delete(job.id);
    const isElsewhere =
      panel.isVisible || job.state === 'cancelled' || job.parent !== null;
    if (isElsewhere || this._isQuestion(job)) {
      if (id !== undefined) {
        Notification.dismiss(id);
      }
      return;
    }
    if (id === undefined && !jobs.isAskedFor(job.id)) {
      return;
    }
    const { message, type, options } = this._ending(job);
    // The toast of something in progress would keep its look.
    if (id !== undefined) {
      Notification.dismiss(id);
    }
    Notification.emit(message, type, options);
  }

  /** Whether a dialog is asking what the job lacked. */
  private _isQuestion({ error, id, kind }: Job): boolean {
    const { jobs } = this._options;
    return (
      (kind === 'publish' || kind === 'create_project') &&
      ASKED_FOR.has(error?.data.reason) &&
      jobs.isAskedFor(id)
    );
  }

  private _emit(job: Job): string {
    return Notification.emit(this._progressText(job), 'in-progress', {
      autoClose: false,
      actions: [this._action('cancel', job)],
      ...progressOf(job)
    });
  }

  private _show(id: string, job: Job): void {
    Notification.update({
      id,
      message: this._progressText(job),
      ...progressOf(job)
    });
  }

  private _hide(jobId: string): void {
    const id = this._shown.get(jobId);
    if (id !== undefined) {
      this._shown.delete(jobId);
      Notification.dismiss(id);
    }
  }

  /** Nothing may change just when a job becomes a long one. */
  private _lookAgain(job: Job): void {
    if (!this._waiting.has(job.id)) {
      this._waiting.add(job.id);
      setTimeout(() => {
        this._waiting.delete(job.id);
        this.update();
      }, LONG_MS);
    }
  }

  private _progressText(job: Job): string {
    const { trans } = this._options;
    const phase = job.phase === null ? '' : phaseText(job.phase, trans);
    const parts = [phase].filter(Boolean);
    if (job.progress !== null) {
      parts.push(formatPercent(job.progress));
    }
    const title = isImport(job)
      ? trans.__('Importing %1', titleOf(job))
      : titleOf(job);
    return [title, ...parts].join(' · ');
  }

  private _ending(job: Job): {
    message: string;
    type: 'error' | 'success';
    options: Notification.IOptions<null>;
  } {
    const { jobs, trans } = this._options;
    const title = titleOf(job);
    if (job.error !== null) {
      return {
        message: `${title}: ${errorText(job.error, trans).sentence}`,
        type: 'error',
        options: {
          autoClose: jobs.intentOf(job.id) === null && CLOSE_AFTER_MS,
          actions: [this._action('details', job), ...this._signIn(job)]
        }
      };
    }
    if (!isImport(job)) {
      const text = outcomeText(job, trans) || trans.__('Done.');
      return {
        message: `${title}: ${text}`,
        type: 'success',
        options: { autoClose: CLOSE_AFTER_MS }
      };
    }
    const isFetching =
      job.result?.kind === 'import_repository' &&
      job.result.history_job !== null;
    const isRunWanted =
      jobs.intentOf(job.id)?.run === true && notebookOf(job) !== null;
    return {
      message: isFetching
        ? trans.__('%1 is here. Its history is still arriving.', title)
        : trans.__('%1 is here.', title),
      type: 'success',
      options: {
        autoClose: CLOSE_AFTER_MS,
        actions: [
          this._action('reveal', job),
          this._action(isRunWanted ? 'launch' : 'open', job)
        ]
      }
    };
  }

  /** An import that waits for a sign-in can be helped from here; others have their card. */
  private _signIn(job: Job): Notification.IAction[] {
    const url = requestUrl(job.request);
    return job.error === null || url === null || !signInHost(job.error, url)
      ? []
      : [this._action('signIn', job)];
  }

  private _action(
    what: 'cancel' | 'details' | 'launch' | 'open' | 'reveal' | 'signIn',
    job: Job
  ): Notification.IAction {
    const { jobActions, trans } = this._options;
    const doIt = {
      cancel: () => jobActions.cancel(job),
      details: () => jobActions.showDetails(job),
      launch: () => jobActions.launch(job),
      open: () => jobActions.open(job),
      reveal: () => jobActions.reveal(job),
      signIn: () => jobActions.signIn(job)
    }[what];
    const label = {
      cancel: trans.__('Cancel'),
      details: trans.__('Details'),
      launch: trans.__('Run…'),
      open: trans.__('Open'),
      reveal: trans.__('Show in Files'),
      signIn: trans.__('Sign In…')
    }[what];
    return {
      label,
      displayType: ACCENTED.has(what) ? 'accent' : 'default',
      callback: () => {
        doIt().catch((error: unknown) => {
          reportError(error, trans);
        });
      }
    };
  }

  /** Notification by job. */
  private _shown = new Map<string, string>();
  private _waiting = new Set<string>();
}

export namespace JobNotifications {
  export interface IOptions {
    jobActions: IJobActions;
    jobs: JobsModel;
    panel: IImportPanel;
    trans: TranslationBundle;
  }
}

function progressOf(job: Job): { progress?: number } {
  return job.progress === null ? {} : { progress: job.progress };
}
