import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';

import type { CreateProject, Job, Publish } from '../../api/_schema';
import type { JobsModel } from '../../model/jobsModel';
import { reportError } from '../../reportError';
import { Facts } from '../../text/facts';
import { DOMAIN } from '../../translation';

const AUTHOR_KEY = 'jupyter-import-run:author';

/** Jobs that publish in the person's name; what one turns out to need is asked for. */
export class PublishJobs {
  constructor(private readonly _options: PublishJobs.IOptions) {}

  /** Begin one that the person asked for. */
  async start(request: CreateProject | Publish): Promise<void> {
    const { jobs } = this._options;
    this._helpOn(await jobs.start(await this._signed(request), { run: false }));
  }

  /** Begin one that nobody asked for just now: it asks for nothing, and is told only if it fails. */
  async startQuietly(request: Publish): Promise<Job> {
    return this._options.jobs.start(await this._signed(request), {
      run: false,
      isQuiet: true
    });
  }

  /** As whom the person publishes, once they had to say it; else as whoever git knows. */
  private async _signed<T extends CreateProject | Publish>(
    request: T
  ): Promise<T> {
    const author = await this._options.state?.fetch(AUTHOR_KEY);
    return { ...request, author: typeof author === 'string' ? author : null };
  }

  private _helpOn(job: Job): void {
    const { translator } = this._options;
    this._help(job).catch((error: unknown) => {
      reportError(error, translator.load(DOMAIN));
    });
  }

  /** Ask for what a publication turns out to need, and go on with it. */
  private async _help({ id }: Job): Promise<void> {
    const { jobs } = this._options;
    const job = await jobs.untilEnded(id);
    const request = job.error === null ? null : await this._completed(job);
    if (request !== null) {
      const again = await jobs.start(request, { run: false });
      await jobs.dismiss([id]);
      this._helpOn(again);
    }
  }

  /** The request with what it lacked; null where that is something else. */
  private async _completed({
    error,
    request
  }: Job): Promise<CreateProject | Publish | null> {
    const { state, translator } = this._options;
    const facts = new Facts(error?.data ?? {});
    if (request.kind !== 'publish' && request.kind !== 'create_project') {
      return null;
    }
    switch (facts.text('reason')) {
      case 'author_missing': {
        const { askForAuthor } =
          await import('../../widgets/repository/askForAuthor');
        const known = {
          name: facts.text('name') ?? '',
          email: facts.text('email') ?? ''
        };
        const author = await askForAuthor(known, null, translator, false);
        if (author === null) {
          return null;
        }
        const text = `${author.name} <${author.email}>`;
        await state?.save(AUTHOR_KEY, text);
        return { ...request, author: text };
      }
      case 'needs_confirmation': {
        const { askToConfirm } =
          await import('../../widgets/repository/askToConfirm');
        const confirmed = await askToConfirm(error, translator);
        return confirmed && { ...request, confirmed };
      }
      default:
        return null;
    }
  }
}

export namespace PublishJobs {
  export interface IOptions {
    jobs: JobsModel;
    state: IStateDB | null;
    translator: ITranslator;
  }
}
