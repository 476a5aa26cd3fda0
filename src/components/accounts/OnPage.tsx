import { copyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Authorization } from '../../api/_schema';
import { usesText } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { addressOf } from '../../text/sourceText';
import { Button } from '../Buttons';
import { Countdown } from './Countdown';
import { PageLink } from './PageLink';
import { SignInError } from './SignInError';
import type { IWayProps } from './signInProps';

/** Sign in on a page of the host, with a code or without; here it goes on by itself. */
export function OnPage(props: IWayProps): React.JSX.Element {
  const { actions, state, trans, ways } = props;
  const { authorization, error } = state;
  const id = React.useId();
  const cancel = (
    <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
  );
  if (authorization === null) {
    return (
      <>
        <SignInError {...props} id={id} />
        {error === null && (
          <p role="status">{trans.__('Asking %1…', visibleText(ways.host))}</p>
        )}
        <div className="jp-ImportRun-buttons jp-mod-fill">
          {cancel}
          {error !== null && (
            <Button
              label={trans.__('Begin Again')}
              isFilled
              onClick={actions.onBegin}
            />
          )}
        </div>
      </>
    );
  }
  const { complete_url, redirect_url, verification_url } = authorization;
  return (
    <>
      {authorization.flow === 'device' ? (
        <Code {...props} authorization={authorization} />
      ) : (
        <p>
          {trans.__(
            'Open the page of %1 and agree there. This goes on by itself.',
            visibleText(ways.host)
          )}
        </p>
      )}
      <div className="jp-ImportRun-buttons jp-mod-fill">
        {cancel}
        <PageLink
          label={trans.__('Open %1', visibleText(ways.host))}
          url={redirect_url ?? complete_url ?? verification_url}
          isButton
        />
      </div>
      <Countdown
        authorization={authorization}
        begun={state.begun}
        trans={trans}
      />
      <p className="jp-ImportRun-small">
        {trans.__('Asks for leave to %1.', usesText(state.uses, trans))}
      </p>
    </>
  );
}

/** How long the button says that it has copied. */
const COPIED_MS = 2000;

function Code(
  props: IWayProps & { authorization: Authorization }
): React.JSX.Element {
  const { actions, authorization, trans } = props;
  const { verification_url } = authorization;
  const code = visibleText(authorization.user_code ?? '');
  const [isCopied, setCopied] = React.useState(false);
  React.useEffect(() => {
    const timer = isCopied
      ? setTimeout(() => {
          setCopied(false);
        }, COPIED_MS)
      : undefined;
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  return (
    <>
      <p>
        {trans.__('Enter this code at')}{' '}
        <PageLink
          label={visibleText(addressOf(verification_url ?? ''))}
          url={verification_url}
        />
      </p>
      <div className="jp-ImportRun-code">
        <span className="jp-ImportRun-heard">
          {trans.__('Code: %1', [...code].join(' '))}
        </span>
        <span className="jp-ImportRun-codeText" aria-hidden="true">
          {code}
        </span>
        <Button
          label={isCopied ? trans.__('Copied') : trans.__('Copy')}
          icon={copyIcon}
          isSmall
          onClick={() => {
            actions.onCopy(code);
            setCopied(true);
          }}
        />
      </div>
    </>
  );
}
