import * as React from 'react';

import { visibleText } from '../../text/format';
import { Button } from '../Buttons';
import type { IWayProps } from './signInProps';

/** Below the fields of a sign-in: away from it, or on. */
export function SignInButtons(props: IWayProps): React.JSX.Element {
  const { actions, state, trans, ways } = props;
  return (
    <div className="jp-ImportRun-buttons jp-mod-fill">
      <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
      <Button
        label={
          state.isBusy
            ? trans.__('Asking %1…', visibleText(ways.host))
            : trans.__('Sign In')
        }
        isFilled
        isDisabled={state.isBusy}
      />
    </div>
  );
}
