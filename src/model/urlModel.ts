import type { ServerConnection } from '@jupyterlab/services';

import type { ErrorInfo, Source } from '../api/_schema';
import { asErrorInfo } from '../api/error';
import { resolve } from '../api/resolve';
import { StateModel } from './stateModel';

/** How long after the last key the server is asked what a URL means. */
const RESOLVE_AFTER_MS = 250;

/** How long after the last key a mistake is pointed out: not while somebody types. */
const COMPLAIN_AFTER_MS = 400;

export interface IUrlState {
  text: string;
  /** What the text means, once that is known; kept while a longer text is looked at. */
  source: Source | null;
  /** Why the text cannot be imported. */
  error: ErrorInfo | null;
  /** Whether `source` and `error` are still those of another text. */
  isStale: boolean;
  /** The server of the repository is being asked for its branches. */
  isProbing: boolean;
  probeError: ErrorInfo | null;
}

const EMPTY: IUrlState = {
  text: '',
  source: null,
  error: null,
  isStale: false,
  isProbing: false,
  probeError: null
};

/** The URL field: a text, and what the server sees in it. */
export class UrlModel extends StateModel<IUrlState> {
  constructor(serverSettings: ServerConnection.ISettings) {
    super(EMPTY);
    this._serverSettings = serverSettings;
  }

  /** The trimmed text, as it is sent. */
  get url(): string {
    return this.state.text.trim();
  }

  /** Take over what was typed. A paste is looked at without delay. */
  setText(text: string, isPaste = false): void {
    if (text === this.state.text) {
      return;
    }
    const previous = this.url;
    this.update({ text });
    if (this.url === previous) {
      return;
    }
    this._forget();
    if (this.url === '') {
      this.update({ ...EMPTY, text });
      return;
    }
    this.update({
      isStale: true,
      error: null,
      isProbing: false,
      probeError: null
    });
    this._typed = Date.now();
    if (isPaste) {
      void this.settle();
    } else {
      this._timer = setTimeout(() => {
        void this.settle();
      }, RESOLVE_AFTER_MS);
    }
  }

  clear(): void {
    this.setText('');
  }

  /** Look at the text now; resolves when `source` or `error` belongs to it. */
  async settle(): Promise<void> {
    if (this.url === '' || !this.state.isStale) {
      return;
    }
    clearTimeout(this._timer);
    this._settling ??= this._resolve(this._generation);
    await this._settling;
  }

  /** Look at the same text again, for instance once its host was allowed. */
  async again(): Promise<void> {
    this._forget();
    this.update({ isStale: this.url !== '', error: null, probeError: null });
    await this.settle();
  }

  /**
   * Ask the repository's own server for its branches and tags.
   *
   * Once for a text, also where it fails; `again` asks a second time after a failure.
   */
  async probe(again = false): Promise<void> {
    const { isProbing, isStale, probeError, source } = this.state;
    const isAsked =
      isProbing ||
      this._probed === this._generation ||
      (probeError !== null && !again);
    if (source === null || isStale || isAsked) {
      return;
    }
    const generation = this._generation;
    this.update({ isProbing: true, probeError: null });
    try {
      const probed = await resolve(this._serverSettings, {
        url: this.url,
        probe: true
      });
      if (generation === this._generation) {
        this._probed = generation;
        this.update({ source: probed, isProbing: false });
      }
    } catch (error) {
      if (generation === this._generation) {
        this.update({ probeError: asErrorInfo(error), isProbing: false });
      }
    }
  }

  override dispose(): void {
    this._forget();
    super.dispose();
  }

  /** Whatever is under way belongs to an older text: its answer is dropped. */
  private _forget(): void {
    this._generation += 1;
    this._settling = null;
    clearTimeout(this._timer);
  }

  private async _resolve(generation: number): Promise<void> {
    try {
      const source = await resolve(this._serverSettings, { url: this.url });
      if (generation === this._generation) {
        this.update({ source, error: null, isStale: false });
      }
    } catch (error) {
      await this._untilQuiet(generation);
      if (generation === this._generation) {
        this.update({
          source: null,
          error: asErrorInfo(error),
          isStale: false
        });
      }
    }
  }

  private async _untilQuiet(generation: number): Promise<void> {
    const wait = this._typed + COMPLAIN_AFTER_MS - Date.now();
    if (wait > 0 && generation === this._generation) {
      await new Promise(done => setTimeout(done, wait));
    }
  }

  private _generation = 0;
  /** The generation whose text was probed last, with success. */
  private _probed = -1;
  private _serverSettings: ServerConnection.ISettings;
  private _settling: Promise<void> | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _typed = 0;
}
