import * as React from 'react';

export interface IChoiceProps {
  type: 'checkbox' | 'radio';
  /** Radio buttons of one name exclude each other. */
  name?: string;
  label: string;
  hint?: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}

/** A checkbox or radio button with its words, and a second line where it needs one. */
export function Choice(props: IChoiceProps): React.JSX.Element {
  return (
    <label className="jp-ImportRun-option">
      <input
        type={props.type}
        name={props.name}
        checked={props.isChecked}
        onChange={event => {
          props.onChange(event.target.checked);
        }}
      />
      <span>
        {props.label}
        {props.hint && (
          <span className="jp-ImportRun-small jp-ImportRun-hint">
            {props.hint}
          </span>
        )}
      </span>
    </label>
  );
}

export interface IChoiceGroupProps {
  label: string;
  children: React.ReactNode;
}

export function ChoiceGroup(props: IChoiceGroupProps): React.JSX.Element {
  return (
    <div className="jp-mod-full" role="radiogroup" aria-label={props.label}>
      {props.children}
    </div>
  );
}
