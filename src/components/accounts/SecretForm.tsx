import * as React from 'react';

import { protectionText } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { eyeIcon } from '../../icons';
import { Button, IconButton } from '../Buttons';
import { PageLink } from './PageLink';
import { ScopeList } from './ScopeList';
import { SignInError } from './SignInError';
import type { IWayProps } from './signInProps';

/**
 * A token, or a name and a password.
 *
 * The secret stays in its field, out of React's state: it is read when the form is sent, and
 * gone with the field.
 */
export function SecretForm(props: IWayProps): React.JSX.Element {
  const { actions, protectedBy, state, trans, ways } = props;
  const { error, isBusy, way } = state;
  const id = React.useId();
  const secret = React.useRef<HTMLInputElement>(null);
  const [username, setUsername] = React.useState('');
  const [isShown, setShown] = React.useState(false);
  const isPassword = way === 'password';
  const asksFor = isPassword ? (ways.username ?? 'name') : ways.username;
  const host = visibleText(ways.host);
  const describedBy = error === null ? undefined : `${id}-error`;
  const send = () => {
    const value = secret.current?.value.trim() ?? '';
    if (value !== '' && (asksFor === null || username.trim() !== '')) {
      actions.onConnect(username.trim(), value);
    } else {
      secret.current?.form?.querySelector<HTMLInputElement>('input')?.focus();
    }
  };
  return (
    <form
      className="jp-ImportRun-signInPart"
      autoComplete="off"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="jp-ImportRun-fields jp-mod-signIn">
        {asksFor !== null && (
          <>
            <label htmlFor={`${id}-name`}>
              {asksFor === 'email' ? trans.__('E-mail') : trans.__('User name')}
            </label>
            <div className="jp-ImportRun-input">
              <input
                id={`${id}-name`}
                type="text"
                autoCapitalize="off"
                autoComplete="off"
                spellCheck={false}
                value={username}
                onChange={event => {
                  setUsername(event.target.value);
                }}
              />
            </div>
          </>
        )}
        <label htmlFor={`${id}-secret`}>
          {isPassword ? trans.__('Password') : trans.__('Token')}
        </label>
        <div className="jp-ImportRun-input">
          <input
            ref={secret}
            id={`${id}-secret`}
            type={isShown ? 'text' : 'password'}
            aria-invalid={error !== null}
            aria-describedby={describedBy}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
          />
          <IconButton
            icon={eyeIcon}
            label={
              isPassword ? trans.__('Show Password') : trans.__('Show Token')
            }
            isPressed={isShown}
            onClick={() => {
              setShown(!isShown);
            }}
          />
        </div>
        {!isPassword && ways.token_page !== null && (
          <div className="jp-ImportRun-help jp-ImportRun-small">
            <PageLink
              label={trans.__('Make a token on %1', host)}
              url={ways.token_page}
            />
          </div>
        )}
      </div>
      <SignInError {...props} id={`${id}-error`} />
      {!isPassword && <ScopeList scopes={ways.scopes} trans={trans} />}
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
        <Button
          label={isBusy ? trans.__('Asking %1…', host) : trans.__('Sign In')}
          isFilled
          isDisabled={isBusy}
        />
      </div>
      <p className="jp-ImportRun-small">
        {protectionText(protectedBy, host, trans)}
      </p>
    </form>
  );
}
