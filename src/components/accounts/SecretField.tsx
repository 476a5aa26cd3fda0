import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { eyeIcon } from '../../icons';
import { IconButton } from '../Buttons';

export interface ISecretFieldProps {
  id: string;
  what: 'token' | 'password';
  inputRef: React.RefObject<HTMLInputElement>;
  /** The element that says what is wrong; null: nothing is. */
  errorId: string | null;
  trans: TranslationBundle;
}

/**
 * A labelled token or password, hidden until the person wants to see it.
 *
 * It stays in its field, out of React's state, and is gone with the field.
 */
export function SecretField(props: ISecretFieldProps): React.JSX.Element {
  const { errorId, id, trans, what } = props;
  const [isShown, setShown] = React.useState(false);
  const isPassword = what === 'password';
  return (
    <>
      <label htmlFor={id}>
        {isPassword ? trans.__('Password') : trans.__('Token')}
      </label>
      <div className="jp-ImportRun-input">
        <input
          ref={props.inputRef}
          id={id}
          type={isShown ? 'text' : 'password'}
          aria-invalid={errorId !== null}
          aria-describedby={errorId ?? undefined}
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
    </>
  );
}
