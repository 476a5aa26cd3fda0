import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, LinkRequest, SharedLink } from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { makeLink } from '../../api/links';
import { StateModel } from '../stateModel';
import type { UrlModel } from '../urlModel';
import type { BadgeChoices } from './badgeChoices';
import type { IHere } from './here';
import type { ITarget } from './targets';

/** How long after the last change the server is asked: no mistake is told while somebody types. */
const MAKE_AFTER_MS = 400;

export interface IBadgeState {
  /** Whether it is for what is here; else for a URL. */
  isHere: boolean;
  at: 'branch' | 'commit';
  /** Empty: the one that is checked out, or the default one. */
  branch: string;
  /** The file of the repository; empty: none. */
  open: string;
  run: boolean;
  target: ITarget['kind'];
  /** Where it goes, where `target` is another one. */
  address: string;
  /** The last answer; it is of something else as long as it `isStale`. */
  made: SharedLink | null;
  isStale: boolean;
  /** Why the server did not take the request. */
  error: ErrorInfo | null;
}

/** What a link or badge is for, where it goes, and what the server made of that. */
export class BadgeModel extends StateModel<IBadgeState> {
  constructor(private readonly _options: BadgeModel.IOptions) {
    super({
      isHere: _options.here !== null,
      at: 'branch',
      branch: '',
      open: _options.here?.inside ?? '',
      run: false,
      target: _options.targets[0].kind,
      address: '',
      made: null,
      isStale: false,
      error: null
    });
    this._text = this.url.url;
    this.url.changed.connect(this._onUrl, this);
    this._ask(0);
  }

  get choices(): BadgeChoices {
    return this._options.choices;
  }

  /** What the person pointed at, if it is something here. */
  get here(): IHere | null {
    return this._options.here;
  }

  get targets(): readonly ITarget[] {
    return this._options.targets;
  }

  get url(): UrlModel {
    return this._options.url;
  }

  /** Whether it is for a repository, of which a version and a file can be chosen. */
  get isRepository(): boolean {
    return this.state.isHere
      ? this.here !== null && this.here.status !== null
      : this.url.state.source?.kind === 'repository';
  }

  edit(patch: Partial<IBadgeState>): void {
    const { isHere } = this.state;
    this.update(patch);
    if (this.state.isHere !== isHere) {
      this.update({ at: 'branch', branch: '', open: '' });
    }
    this._ask(MAKE_AFTER_MS);
  }

  /** Ask the server of a URL's repository for its branches and tags, once they are wanted. */
  findRefs(): void {
    if (this.isRepository && !this.state.isHere) {
      void this.url.probe();
    }
  }

  override dispose(): void {
    clearTimeout(this._timer);
    this.url.dispose();
    this.choices.dispose();
    super.dispose();
  }

  private _onUrl(): void {
    if (this.url.url !== this._text) {
      this._text = this.url.url;
      this.edit({ branch: '', open: '' });
    }
    // What is here of it is known once the URL is.
    if (!this.url.state.isStale && !this.state.isHere) {
      this._look();
    }
  }

  /** Read what can be chosen of the version that is meant now. */
  private _look(): void {
    const { at, branch, isHere } = this.state;
    const name = branch.trim() || null;
    const folder = this.here?.folder ?? null;
    const { source } = this.url.state;
    if (!this.isRepository) {
      return;
    }
    if (isHere && folder !== null) {
      const version = { at, branch: at === 'branch' ? name : null };
      void this.choices.look(folder, version);
    } else if (!isHere && source !== null) {
      const ref = name ?? source.ref ?? source.default_branch;
      void this.choices.lookElsewhere(source.url, ref);
    }
  }

  private _ask(wait: number): void {
    clearTimeout(this._timer);
    const generation = ++this._generation;
    this.update({ isStale: true });
    this._timer = setTimeout(() => {
      void this._make(generation);
    }, wait);
  }

  private async _make(generation: number): Promise<void> {
    this._look();
    const request = this._request();
    const answer: Pick<IBadgeState, 'error' | 'made'> = {
      made: null,
      error: null
    };
    try {
      if (request !== null) {
        answer.made = await makeLink(this._options.serverSettings, request);
      }
    } catch (error) {
      answer.error = asErrorInfo(error);
    }
    if (generation === this._generation) {
      this.update({ ...answer, isStale: false });
    }
  }

  /** Null as long as there is nothing that it could be for. */
  private _request(): LinkRequest | null {
    const { address, at, branch, isHere, open, run, target } = this.state;
    const { here } = this;
    if (!isHere && this.url.url === '') {
      return null;
    }
    const version = {
      branch: at === 'branch' ? branch.trim() || null : null,
      open: open.trim() || null
    };
    const goal =
      target === 'other'
        ? address.trim()
        : this.targets.find(({ kind }) => kind === target)?.address;
    return {
      ...(isHere && here !== null
        ? { path: here.folder ?? here.path, at }
        : { url: this.url.url }),
      ...(this.isRepository ? version : {}),
      run,
      target: goal || null
    };
  }

  private _generation = 0;
  /** The URL whose link was asked for last. */
  private _text: string;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}

export namespace BadgeModel {
  export interface IOptions {
    choices: BadgeChoices;
    here: IHere | null;
    serverSettings: ServerConnection.ISettings;
    targets: readonly ITarget[];
    url: UrlModel;
  }
}
