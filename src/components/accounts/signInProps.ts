import type { TranslationBundle } from '@jupyterlab/translation';

import type { AccountList, SignInWays } from '../../api/_schema';
import type {
  ISignInState,
  Proof,
  SignInWay
} from '../../model/accounts/signInModel';

/** What the parts of a sign-in do. */
export interface ISignInActions {
  /** Reach a private host from now on. */
  onAllowHost: () => void;
  onHost: (host: string) => void;
  /** Go on with the host that was named. */
  onFind: () => void;
  onWay: (way: SignInWay) => void;
  /** Begin on the host's page anew. */
  onBegin: () => void;
  /** The secret is in no state: it comes from its field, and goes into the request. */
  onConnect: (proof: Proof) => void;
  onCopy: (code: string) => void;
  /** Choose another host; null where it is given. */
  onBack: (() => void) | null;
  onCancel: () => void;
}

export interface ISignInProps {
  state: ISignInState;
  /** Hosts that most people mean. */
  hosts: readonly string[];
  protectedBy: AccountList['protected_by'] | null;
  trans: TranslationBundle;
  actions: ISignInActions;
}

/** Once it is known how one can sign in. */
export interface IWayProps extends ISignInProps {
  ways: SignInWays;
}
