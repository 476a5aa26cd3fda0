import * as React from 'react';

import { Button } from '../Buttons';
import { SignInError } from './SignInError';
import type { ISignInProps } from './signInProps';

/** Which host to sign in to. */
export function HostForm(props: ISignInProps): React.JSX.Element {
  const { actions, hosts, state, trans } = props;
  const { error, host, isBusy } = state;
  const id = React.useId();
  const input = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <form
      className="jp-ImportRun-signInPart"
      onSubmit={event => {
        event.preventDefault();
        actions.onFind();
      }}
    >
      <label htmlFor={id}>{trans.__('Which host?')}</label>
      <div className="jp-ImportRun-input">
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="url"
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          placeholder={trans.__('gitlab.example.com')}
          value={host}
          onChange={event => {
            actions.onHost(event.target.value);
          }}
        />
      </div>
      <div className="jp-ImportRun-chips">
        {hosts.map(each => (
          <button
            key={each}
            type="button"
            className="jp-ImportRun-chip"
            onClick={() => {
              actions.onHost(each);
              actions.onFind();
            }}
          >
            {each}
          </button>
        ))}
      </div>
      <SignInError {...props} id={`${id}-error`} />
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
        <Button
          label={trans.__('Next')}
          isFilled
          isDisabled={isBusy || host.trim() === ''}
        />
      </div>
    </form>
  );
}
