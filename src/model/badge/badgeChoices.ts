import type { ServerConnection } from '@jupyterlab/services';

import type { LinkRequest } from '../../api/_schema';
import { listBranches } from '../../api/branches';
import { listPublishedFiles } from '../../api/links';
import { StateModel } from '../stateModel';

export interface IBadgeChoices {
  /** The branches that the repository's server is known to have; null: not read yet. */
  branches: readonly string[] | null;
  /** The files that others get of the version that is meant, notebooks first. */
  files: readonly string[];
}

/** What can be chosen from of a repository here. Where it cannot be read, nothing. */
export class BadgeChoices extends StateModel<IBadgeChoices> {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _folder: string | null
  ) {
    super({ branches: null, files: [] });
  }

  /** Read what there is to choose of a version, unless it was the last that was asked for. */
  async look(version: Pick<LinkRequest, 'at' | 'branch'>): Promise<void> {
    const key = JSON.stringify(version);
    if (this._folder === null || key === this._key) {
      return;
    }
    this._key = key;
    if (this.state.branches === null) {
      void this._readBranches(this._folder);
    }
    const { files } = await listPublishedFiles(
      this._settings,
      this._folder,
      version
    ).catch(() => ({ files: [] }));
    if (key === this._key) {
      this.update({ files });
    }
  }

  private async _readBranches(folder: string): Promise<void> {
    const { branches } = await listBranches(this._settings, folder).catch(
      () => ({ branches: [] })
    );
    const names = branches
      .filter(({ remote }) => remote !== null)
      .map(({ name }) => name);
    this.update({ branches: [...new Set(names)] });
  }

  private _key: string | null = null;
}
