import * as React from 'react';

import { errorText } from '../../text/errorText';
import { Facts } from '../../text/facts';
import { Button } from '../Buttons';
import { ErrorMessage } from '../Message';
import { PageLink } from './PageLink';
import type { ISignInProps } from './signInProps';

/** Why a sign-in does not go on; a private host can be allowed on the spot. */
export function SignInError(
  props: ISignInProps & { id: string }
): React.JSX.Element | null {
  const { actions, id, state, trans } = props;
  const { error } = state;
  if (error === null) {
    return null;
  }
  const text = errorText(error, trans);
  return (
    <ErrorMessage id={id} text={text}>
      {text.page !== undefined && (
        <PageLink label={trans.__('Sign In There')} url={text.page} />
      )}
      {text.action === 'allow_host' && (
        <Button
          label={trans.__('Allow %1', new Facts(error.data).text('host') ?? '')}
          isSmall
          onClick={actions.onAllowHost}
        />
      )}
    </ErrorMessage>
  );
}
