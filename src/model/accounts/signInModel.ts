import type { ServerConnection } from '@jupyterlab/services';
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';

import type {
  Account,
  Authorization,
  AuthorizationState,
  ErrorInfo,
  NewAccountRequest,
  SignInWays
} from '../../api/_schema';
import {
  addAccount,
  authorize,
  dropAuthorization,
  EVERYDAY,
  getAuthorization,
  getSignInWays,
  type ScopeUse
} from '../../api/accounts';
import { asErrorInfo } from '../../api/error';
import { allowHost } from '../../api/hosts';
import { StateModel } from '../stateModel';
import { problemAtEnd } from './signInEnd';

export type SignInWay = SignInWays['ways'][number];

/** What proves who one is, or where that is. */
export type Proof = Pick<
  NewAccountRequest,
  'new_reference' | 'reference' | 'secret' | 'username'
>;

/** How often the server is asked whether the person has agreed at the host. */
const POLL_MS = 2000;

/** So long after its end a sign-in is over even where the server has not said so. */
const GRACE_MS = 15_000;

export interface ISignInState {
  /** `host[:port]`, an origin, or any address on the host. */
  host: string;
  /** What the account is to be good for. */
  uses: readonly ScopeUse[];
  /** Null until it is known how one can sign in there. */
  ways: SignInWays | null;
  /** The chosen way. */
  way: SignInWay | null;
  /** A sign-in on the host's own page that waits for the person. */
  authorization: Authorization | null;
  /** When it was begun, in milliseconds. */
  begun: number;
  /** An answer is being waited for: of the server, or through it of the host. */
  isBusy: boolean;
  error: ErrorInfo | null;
}

/**
 * One sign-in, from the name of a host to a connected account.
 *
 * It never holds a token or password: these go straight from the field into the request.
 */
export class SignInModel extends StateModel<ISignInState> {
  /** @param uses - What the account has to be good for beside what is of every day. */
  constructor(
    private readonly _serverSettings: ServerConnection.ISettings,
    uses: readonly ScopeUse[] = []
  ) {
    super({
      host: '',
      uses: [...new Set([...EVERYDAY, ...uses])],
      ways: null,
      way: null,
      authorization: null,
      begun: 0,
      isBusy: false,
      error: null
    });
    this._poll = new Poll({
      name: 'jupyter-import-run:sign-in',
      auto: false,
      factory: () => this._look(),
      frequency: { interval: POLL_MS, backoff: false },
      // Hidden is what this page is while the person is on the one of the host.
      standby: 'never'
    });
    document.addEventListener('visibilitychange', this);
  }

  /** The account is connected. */
  get connected(): ISignal<this, Account> {
    return this._connected;
  }

  setHost(host: string): void {
    this.update({ host, error: null });
  }

  /** Find out how one can sign in to the host, and begin with the best way. */
  async findWays(): Promise<void> {
    const host = this.state.host.trim();
    if (host === '') {
      return;
    }
    const generation = this._startOver({ isBusy: true });
    try {
      const ways = await getSignInWays(this._serverSettings, host);
      if (generation === this._generation) {
        this.update({ ways, isBusy: false });
        await this.choose(ways.ways[0] ?? 'token');
      }
    } catch (error) {
      this._fail(generation, error);
    }
  }

  /** Choose a way. What happens on a page of the host begins at once. */
  async choose(way: SignInWay): Promise<void> {
    if (way !== this.state.way) {
      this._startOver({ way });
      await this.begin();
    }
  }

  /** Begin on the page of the host, or begin there anew. */
  async begin(): Promise<void> {
    const { uses, way, ways } = this.state;
    if (ways === null || (way !== 'device' && way !== 'redirect')) {
      return;
    }
    const generation = this._startOver({ isBusy: true });
    try {
      const authorization = await authorize(this._serverSettings, {
        host: ways.origin,
        flow: way,
        uses: [...uses]
      });
      if (generation === this._generation) {
        this._isPending = true;
        this.update({ authorization, begun: Date.now(), isBusy: false });
        await this._poll.start();
      }
    } catch (error) {
      this._fail(generation, error);
    }
  }

  /** Connect by what is in the request and nowhere else. */
  async connect(proof: Proof): Promise<void> {
    const { host, isBusy, ways } = this.state;
    if (ways === null || isBusy) {
      return;
    }
    const generation = this._startOver({ isBusy: true });
    try {
      // A whole address, where there is one: some hosts can be asked for the repository only.
      const account = await addAccount(this._serverSettings, {
        host: host.trim(),
        ...proof,
        provider: ways.provider
      });
      if (generation === this._generation) {
        this._connected.emit(account);
      }
    } catch (error) {
      this._fail(generation, error);
    }
  }

  /** Agree to reach a host with a private address, and go on with it. */
  async allowHost(): Promise<void> {
    const { error, ways } = this.state;
    const host = error?.data.host;
    if (typeof host !== 'string') {
      return;
    }
    const generation = this._startOver({ isBusy: true });
    try {
      await allowHost(this._serverSettings, { host });
    } catch (refusal) {
      this._fail(generation, refusal);
      return;
    }
    if (generation === this._generation) {
      this.update({ isBusy: false });
      await (ways === null ? this.findWays() : this.begin());
    }
  }

  /** Choose another host. */
  back(): void {
    this._startOver({ ways: null, way: null });
  }

  /** The person comes back to this page, most likely from the one of the host. */
  handleEvent(): void {
    if (!document.hidden && this.state.authorization !== null) {
      void this._poll.refresh();
    }
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this._giveUpPending();
      this._generation += 1;
      document.removeEventListener('visibilitychange', this);
      this._poll.dispose();
    }
    super.dispose();
  }

  /** Answers to what was asked before are not wanted any more. */
  private _startOver(patch: Partial<ISignInState>): number {
    this._giveUpPending();
    void this._poll.stop();
    this.update({ authorization: null, isBusy: false, error: null, ...patch });
    return ++this._generation;
  }

  private _fail(generation: number, error: unknown): void {
    if (generation === this._generation) {
      this.update({ isBusy: false, error: asErrorInfo(error) });
    }
  }

  private _giveUp(generation: number, error: unknown): void {
    if (generation === this._generation) {
      this._isPending = false;
      this._startOver({ error: asErrorInfo(error) });
    }
  }

  /** The person chose another way, or none: nobody has to wait any longer. */
  private _giveUpPending(): void {
    const { authorization } = this.state;
    if (authorization !== null && this._isPending) {
      this._isPending = false;
      dropAuthorization(this._serverSettings, authorization.id).catch(
        (error: unknown) => {
          console.warn(error);
        }
      );
    }
  }

  private async _look(): Promise<void> {
    const { authorization } = this.state;
    const generation = this._generation;
    if (authorization === null) {
      return;
    }
    const { expires, host, id } = authorization;
    const isOver = Date.now() > Date.parse(expires) + GRACE_MS;
    let answer: AuthorizationState;
    try {
      answer = await getAuthorization(this._serverSettings, id);
    } catch (error) {
      // A connection that breaks now and then is no reason to give up.
      if (isOver || asErrorInfo(error).code !== 'network') {
        this._giveUp(generation, error);
      }
      return;
    }
    const state =
      isOver && answer.state === 'pending' ? 'expired' : answer.state;
    if (generation !== this._generation || state === 'pending') {
      return;
    }
    this._isPending = false;
    this._startOver({ error: problemAtEnd({ ...answer, state }, host) });
    if (answer.account !== null) {
      this._connected.emit(answer.account);
    }
  }

  private _connected = new Signal<this, Account>(this);
  private _generation = 0;
  private _isPending = false;
  private _poll: Poll<void>;
}
