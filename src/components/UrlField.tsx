import { closeIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Preset, Project } from '../api/_schema';
import type { IProjectsState } from '../model/accounts/projectsModel';
import { IconButton } from './Buttons';
import { classes } from './classes';
import { CompletionPopup } from './CompletionPopup';
import { projectGroup, savedGroup } from './completions';
import { useNow } from './useNow';

/** “3 min ago” is renewed so often. */
const RENEW_MS = 60_000;

export interface IUrlFieldProps {
  text: string;
  /** Id of the error that belongs to the text, if there is one. */
  errorId: string | null;
  /** The person's projects that the text may be the name of. */
  completion: IProjectsState;
  /** The saved repositories that it may be the name of, where these can be picked. */
  saved?: readonly Preset[];
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
  onChange: (text: string, isPaste: boolean) => void;
  onEnter: () => void;
  onSaved?: (preset: Preset) => void;
}

/** The one field for everything. */
export function UrlField(props: IUrlFieldProps): React.JSX.Element {
  const { completion, errorId, inputRef, onChange, text, trans } = props;
  const { found, query } = completion;
  const word = text.trim();
  const id = React.useId();
  const now = useNow(RENEW_MS);
  const [active, setActive] = React.useState(0);
  const [closed, setClosed] = React.useState<string | null>(null);
  React.useEffect(() => {
    setActive(0);
  }, [query, word]);
  const label = trans.__('URL of a notebook or repository');
  const pickProject = ({ url }: Project) => {
    onChange(url, true);
    inputRef.current?.focus();
  };
  const pickSaved = (preset: Preset) => {
    inputRef.current?.focus();
    props.onSaved?.(preset);
  };
  const groups = [
    savedGroup(props.saved ?? [], word, trans, pickSaved),
    ...found.map(each => projectGroup(each, query, now, trans, pickProject))
  ].filter(({ completions }) => completions.length > 0);
  const completions = groups.flatMap(group => group.completions);
  const isOpen = completions.length > 0 && closed !== word;
  const onListKey = (event: React.KeyboardEvent): boolean => {
    const { length } = completions;
    const action = {
      ArrowDown: () => setActive((active + 1) % length),
      ArrowUp: () => setActive((active - 1 + length) % length),
      Enter: () => completions[Math.min(active, length - 1)].onPick(),
      Escape: () => setClosed(word)
    }[event.key];
    action?.();
    return action !== undefined;
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isOpen && !event.nativeEvent.isComposing && onListKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      props.onEnter();
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      onChange('', false);
    }
  };
  return (
    <div>
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
          aria-autocomplete="list"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-expanded={isOpen}
          aria-activedescendant={isOpen ? `${id}-list-${active}` : undefined}
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
      {isOpen && (
        <CompletionPopup
          id={`${id}-list`}
          groups={groups}
          active={active}
          trans={trans}
        />
      )}
    </div>
  );
}
