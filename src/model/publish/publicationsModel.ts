import type { ServerConnection } from '@jupyterlab/services';

import type { Job, Publication, PublicationRequest } from '../../api/_schema';
import { listPublications, putPublication } from '../../api/publications';
import type { JobsModel } from '../jobsModel';
import { StateModel } from '../stateModel';

export interface IPublicationsState {
  /** By path; null until they were read. */
  publications: readonly Publication[] | null;
}

/** What is published where, and what of it by itself. */
export class PublicationsModel extends StateModel<IPublicationsState> {
  constructor(
    jobs: JobsModel,
    private readonly _serverSettings: ServerConnection.ISettings
  ) {
    super({ publications: null });
    jobs.ended.connect(this._onJobEnded, this);
  }

  get(path: string): Publication | null {
    return this._all.find(each => each.path === path) ?? null;
  }

  /** Those that are published after each save. */
  get repeated(): readonly Publication[] {
    return this._all.filter(({ choice }) => choice.minutes != null);
  }

  async refresh(): Promise<void> {
    this.update({
      publications: await listPublications(this._serverSettings)
    });
  }

  async remember(path: string, choice: PublicationRequest): Promise<void> {
    await putPublication(this._serverSettings, path, choice);
    await this.refresh();
  }

  /** It is being published: until that has ended it need not be once more. */
  begun(path: string, when: string): void {
    this.update({
      publications: this._all.map(each =>
        each.path === path ? { ...each, published: when } : each
      )
    });
  }

  private get _all(): readonly Publication[] {
    return this.state.publications ?? [];
  }

  private _onJobEnded(_: JobsModel, job: Job): void {
    if (job.kind === 'publish' && job.state === 'succeeded') {
      void this.refresh().catch((error: unknown) => {
        console.warn(error);
      });
    }
  }
}
