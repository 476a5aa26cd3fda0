import * as React from 'react';

import { protectionText } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { TextField } from '../TextField';
import { PageLink } from './PageLink';
import { ScopeList } from './ScopeList';
import { SecretField } from './SecretField';
import { SignInButtons } from './SignInButtons';
import { SignInError } from './SignInError';
import type { IWayProps } from './signInProps';

/** A token, or a name and a password. */
export function SecretForm(props: IWayProps): React.JSX.Element {
  const { actions, protectedBy, state, trans, ways } = props;
  const { error, way } = state;
  const id = React.useId();
  const secret = React.useRef<HTMLInputElement>(null);
  const [username, setUsername] = React.useState('');
  const isPassword = way === 'password';
  const asksFor = isPassword ? (ways.username ?? 'name') : ways.username;
  const host = visibleText(ways.host);
  const errorId = error === null ? null : `${id}-error`;
  const send = () => {
    const value = secret.current?.value.trim() ?? '';
    if (value !== '' && (asksFor === null || username.trim() !== '')) {
      actions.onConnect({ username: username.trim(), secret: value });
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
          <TextField
            id={`${id}-name`}
            label={
              asksFor === 'email' ? trans.__('E-mail') : trans.__('User name')
            }
            text={username}
            trans={trans}
            onText={setUsername}
          />
        )}
        <SecretField
          id={`${id}-secret`}
          what={isPassword ? 'password' : 'token'}
          inputRef={secret}
          errorId={errorId}
          trans={trans}
        />
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
      <SignInButtons {...props} />
      <p className="jp-ImportRun-small">
        {protectionText(protectedBy, host, trans)}
      </p>
    </form>
  );
}
