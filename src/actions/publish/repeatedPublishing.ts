import type { TranslationBundle } from '@jupyterlab/translation';

import { requestAgain, untilDue } from '../../model/publish/again';
import type { JobsModel } from '../../model/jobsModel';
import type { PublicationsModel } from '../../model/publish/publicationsModel';
import { reportError } from '../../reportError';
import type { PublishJobs } from './publishJobs';

/** Documents that are published once more after a save, where that is wanted and it is time. */
export class RepeatedPublishing {
  constructor(private readonly _options: RepeatedPublishing.IOptions) {}

  /** A document was saved. */
  async saved(path: string): Promise<void> {
    const { model, trans } = this._options;
    if (model.state.publications === null) {
      await model.refresh();
    }
    const publication = model.get(path);
    const wait =
      publication === null ? null : untilDue(publication, Date.now());
    if (publication === null || wait === null || this._waiting.has(path)) {
      return;
    }
    if (wait > 0) {
      this._waiting.add(path);
      setTimeout(() => {
        this._waiting.delete(path);
        this.saved(path).catch((error: unknown) => {
          reportError(error, trans);
        });
      }, wait);
      return;
    }
    const { jobs, publishJobs } = this._options;
    const job = await publishJobs.startQuietly(requestAgain(publication));
    model.begun(path, job.created);
    // What goes well is told where it can be stopped; what does not stays on the list.
    if ((await jobs.untilEnded(job.id)).state === 'succeeded') {
      await jobs.dismiss([job.id]);
    } else {
      await model.refresh();
    }
  }

  /** Documents that were saved, and whose time has not come yet. */
  private _waiting = new Set<string>();
}

export namespace RepeatedPublishing {
  export interface IOptions {
    jobs: JobsModel;
    model: PublicationsModel;
    publishJobs: PublishJobs;
    trans: TranslationBundle;
  }
}
