import type { IDisposable } from '@lumino/disposable';

import type { Job } from '../api/_schema';
import type { IOpenDocuments } from '../tokens';
import { DocumentHolds } from './documentHolds';
import { JobHolds } from './jobHolds';
import { OpenDocuments } from './openDocuments';

/** What is open from repositories, held while their files change and in step with them then. */
export class RepositoryDocuments implements IOpenDocuments {
  constructor(options: OpenDocuments.IOptions) {
    this._open = new OpenDocuments(options);
    this._holds = new DocumentHolds(options.docManager, folder =>
      this._open.follow(folder)
    );
  }

  /**
   * Jobs have changed.
   *
   * @param before - Those that this page knew first.
   */
  update(jobs: readonly Job[], before: readonly Job[]): void {
    this._jobHolds ??= new JobHolds(folder => this._holds.hold(folder), before);
    this._jobHolds.update(jobs);
  }

  async prepare(folder: string): Promise<IDisposable | null> {
    await this._holds.settled();
    return (await this._open.mayChange(folder))
      ? this._holds.hold(folder)
      : null;
  }

  async unsaved(
    folder: string,
    isMeant?: (path: string) => boolean
  ): Promise<string[]> {
    return this._open.unsaved(folder, isMeant);
  }

  async save(paths: readonly string[]): Promise<void> {
    await this._open.save(paths);
  }

  private _holds: DocumentHolds;
  private _jobHolds: JobHolds | null = null;
  private _open: OpenDocuments;
}
