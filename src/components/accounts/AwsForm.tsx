import * as React from 'react';

import { visibleText } from '../../text/format';
import { Choice, ChoiceGroup } from '../Choice';
import { TextField } from '../TextField';
import { ScopeList } from './ScopeList';
import { SecretField } from './SecretField';
import { SignInButtons } from './SignInButtons';
import { SignInError } from './SignInError';
import type { IWayProps } from './signInProps';

/** A secret in AWS Secrets Manager, which is there or is to be made. */
export function AwsForm(props: IWayProps): React.JSX.Element {
  const { actions, state, trans, ways } = props;
  const id = React.useId();
  const form = React.useRef<HTMLFormElement>(null);
  const secret = React.useRef<HTMLInputElement>(null);
  const [isNew, setNew] = React.useState(false);
  const [wasNew, setWasNew] = React.useState(false);
  const [reference, setReference] = React.useState('');
  const [username, setUsername] = React.useState('');
  const host = visibleText(ways.host);
  const hasToken = ways.ways.includes('token');
  const asksFor = ways.username ?? (hasToken ? null : 'name');
  const send = () => {
    setWasNew(isNew);
    const name = reference.trim();
    const user = username.trim();
    const value = secret.current?.value.trim() ?? '';
    const lacks = isNew && (value === '' || (asksFor !== null && user === ''));
    if (name === '' || lacks) {
      [...(form.current?.querySelectorAll('input') ?? [])]
        .find(({ type, value: text }) => type !== 'radio' && text === '')
        ?.focus();
    } else if (isNew) {
      actions.onConnect({
        username: user,
        secret: value,
        new_reference: name
      });
    } else {
      actions.onConnect({ reference: name });
    }
  };
  return (
    <form
      ref={form}
      className="jp-ImportRun-signInPart"
      autoComplete="off"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <ChoiceGroup label={trans.__('Secret in AWS Secrets Manager')}>
        <Choice
          type="radio"
          name={`${id}-which`}
          label={trans.__('Use a secret that is there')}
          hint={trans.__('It has to have a “username” and a “password”.')}
          isChecked={!isNew}
          onChange={() => {
            setNew(false);
          }}
        />
        <Choice
          type="radio"
          name={`${id}-which`}
          label={trans.__('Make a new secret')}
          isChecked={isNew}
          onChange={() => {
            setNew(true);
          }}
        />
      </ChoiceGroup>
      <div className="jp-ImportRun-fields jp-mod-signIn">
        <TextField
          id={`${id}-reference`}
          label={isNew ? trans.__('Its name') : trans.__('Secret')}
          text={reference}
          placeholder={isNew ? undefined : trans.__('Its name or ARN')}
          trans={trans}
          onText={setReference}
        />
        {isNew && (
          <>
            {asksFor !== null && (
              <TextField
                id={`${id}-name`}
                label={
                  asksFor === 'email'
                    ? trans.__('E-mail')
                    : trans.__('User name')
                }
                text={username}
                trans={trans}
                onText={setUsername}
              />
            )}
            <SecretField
              id={`${id}-secret`}
              what={hasToken ? 'token' : 'password'}
              inputRef={secret}
              errorId={state.error === null ? null : `${id}-error`}
              trans={trans}
            />
          </>
        )}
      </div>
      {isNew === wasNew && <SignInError {...props} id={`${id}-error`} />}
      {isNew && <ScopeList scopes={ways.scopes} trans={trans} />}
      <SignInButtons {...props} />
      <p className="jp-ImportRun-small">
        {trans.__(
          'It stays in AWS, also when you disconnect. This server reads it whenever it goes to %1, with the AWS credentials that it has.',
          host
        )}
      </p>
    </form>
  );
}
