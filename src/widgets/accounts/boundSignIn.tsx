import * as React from 'react';

import { SignIn } from '../../components/accounts/SignIn';
import type { ISignInProps } from '../../components/accounts/signInProps';
import { useModel } from '../../components/useModel';
import type { SignInModel } from '../../model/accounts/signInModel';

/** A sign-in in step with its model, for panel and dialog. */
export function BoundSignIn(
  props: Omit<ISignInProps, 'state'> & { model: SignInModel }
): React.JSX.Element {
  const { model, ...rest } = props;
  return <SignIn {...rest} state={useModel(model)} />;
}
