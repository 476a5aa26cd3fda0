import * as React from 'react';

export interface ITextInputProps {
  id: string;
  text: string;
  placeholder?: string;
  describedBy?: string;
  onCommit: (text: string) => void;
}

/**
 * A text that is taken over when the field is left or Enter is pressed.
 *
 * Taken over with every key, a folder would be looked up that nobody meant.
 */
export function TextInput(props: ITextInputProps): React.JSX.Element {
  const [draft, setDraft] = React.useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== props.text) {
      props.onCommit(draft);
    }
    setDraft(null);
  };
  return (
    <input
      id={props.id}
      type="text"
      aria-describedby={props.describedBy}
      autoComplete="off"
      spellCheck={false}
      placeholder={props.placeholder}
      title={props.text}
      value={draft ?? props.text}
      onBlur={commit}
      onChange={event => {
        setDraft(event.target.value);
      }}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          commit();
        } else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
