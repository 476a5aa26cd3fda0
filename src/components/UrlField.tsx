import { closeIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { IconButton } from './Buttons';
import { classes } from './classes';

export interface IUrlFieldProps {
  text: string;
  /** Id of the error that belongs to the text, if there is one. */
  errorId: string | null;
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
  onChange: (text: string, isPaste: boolean) => void;
  onEnter: () => void;
}

/** The one field for everything. */
export function UrlField(props: IUrlFieldProps): React.JSX.Element {
  const { errorId, inputRef, onChange, text, trans } = props;
  const label = trans.__('URL of a notebook or repository');
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      props.onEnter();
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      onChange('', false);
    }
  };
  return (
    <div
      className={classes(
        'jp-ImportRun-input jp-mod-url',
        errorId !== null && 'jp-mod-invalid'
      )}
    >
      <input
        ref={inputRef}
        type="text"
        inputMode="url"
        role="combobox"
        aria-label={label}
        aria-autocomplete="none"
        aria-expanded={false}
        aria-invalid={errorId !== null}
        aria-describedby={errorId ?? undefined}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={label}
        title={text}
        value={text}
        onChange={event => {
          const { inputType } = event.nativeEvent as InputEvent;
          onChange(
            event.target.value,
            inputType === 'insertFromPaste' || inputType === 'insertFromDrop'
          );
        }}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <IconButton
          icon={closeIcon}
          label={trans.__('Clear')}
          onClick={() => {
            onChange('', false);
            inputRef.current?.focus();
          }}
        />
      )}
    </div>
  );
}
