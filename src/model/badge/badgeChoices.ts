import type { ServerConnection } from '@jupyterlab/services';

import type { BranchList, LinkRequest } from '../../api/_schema';
import { listBranches } from '../../api/branches';
import { listPublishedFiles } from '../../api/links';
import { resolve } from '../../api/resolve';
import { StateModel } from '../stateModel';

export interface IBadgeChoices {
  /** The branches that its server is known to have; null: not read yet. */
  branches: readonly string[] | null;
  /** Those that are here; null: not read yet. */
  tags: readonly string[] | null;
  /** The files that others get of the version that is meant, notebooks first. */
  files: readonly string[];
}

/** Which version of a repository. */
export type Version = Pick<LinkRequest, 'at' | 'branch'>;

const NOTHING: IBadgeChoices = { branches: null, tags: null, files: [] };

/** What can be chosen from of a repository here. Where it cannot be read, nothing. */
export class BadgeChoices extends StateModel<IBadgeChoices> {
  constructor(private readonly _settings: ServerConnection.ISettings) {
    super(NOTHING);
  }

  /** Read what there is of a version, unless it was the last that was asked for. */
  async look(folder: string, version: Version): Promise<void> {
    const key = JSON.stringify([folder, version]);
    if (key !== this._key) {
      this._key = key;
      void this._enter(folder);
      await this._readFiles(folder, version);
    }
  }

  /**
   * The same for the repository of a URL, where it is here too; no other server is asked.
   *
   * @param ref - A branch or tag; null: its default branch.
   */
  async lookElsewhere(url: string, ref: string | null): Promise<void> {
    const key = JSON.stringify([url, ref]);
    if (key === this._key) {
      return;
    }
    this._key = key;
    const folder = await this._folderOf(url);
    const refs = key === this._key ? await this._enter(folder) : null;
    if (key === this._key && folder !== null) {
      const branch = ref ?? refs?.default_branch ?? null;
      await this._readFiles(folder, { at: 'branch', branch });
    }
  }

  private async _folderOf(url: string): Promise<string | null> {
    try {
      const { here } = await resolve(this._settings, { url, here: true });
      return here[0] ?? null;
    } catch {
      return null;
    }
  }

  /** Forget the repository before; read the branches and tags of another one. */
  private async _enter(folder: string | null): Promise<BranchList | null> {
    if (folder !== this._folder) {
      this._folder = folder;
      this.update(NOTHING);
      this._refs = folder === null ? null : this._readRefs(folder);
    }
    return this._refs;
  }

  private async _readRefs(folder: string): Promise<BranchList | null> {
    const refs = await listBranches(this._settings, folder).catch(() => null);
    if (folder === this._folder) {
      const published = (refs?.branches ?? [])
        .filter(({ remote }) => remote !== null)
        .map(({ name }) => name);
      this.update({
        branches: [...new Set(published)],
        tags: (refs?.tags ?? []).map(({ name }) => name)
      });
    }
    return refs;
  }

  private async _readFiles(folder: string, version: Version): Promise<void> {
    const key = this._key;
    const { files } = await listPublishedFiles(
      this._settings,
      folder,
      version
    ).catch(() => ({ files: [] }));
    if (key === this._key) {
      this.update({ files });
    }
  }

  private _folder: string | null = null;
  private _key: string | null = null;
  private _refs: Promise<BranchList | null> | null = null;
}
