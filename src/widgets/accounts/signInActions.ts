import { Clipboard } from '@jupyterlab/apputils';

import type { ISignInActions } from '../../components/accounts/signInProps';
import type { SignInModel } from '../../model/accounts/signInModel';

/** What the parts of a sign-in do with its model. Failures are in its state. */
export function signInActions(
  model: SignInModel,
  places: Pick<ISignInActions, 'onBack' | 'onCancel'>
): ISignInActions {
  return {
    ...places,
    onAllowHost: () => {
      void model.allowHost();
    },
    onBegin: () => {
      void model.begin();
    },
    onConnect: proof => {
      void model.connect(proof);
    },
    onCopy: code => {
      Clipboard.copyToSystem(code);
    },
    onFind: () => {
      void model.findWays();
    },
    onHost: host => {
      model.setHost(host);
    },
    onWay: way => {
      void model.choose(way);
    }
  };
}
