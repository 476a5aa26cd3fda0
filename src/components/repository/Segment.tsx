import * as React from 'react';

export interface ISegmentProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  chosen: T | null;
  onChoose: (value: T) => void;
}

/** A few exclusive choices side by side. */
export function Segment<T extends string>(
  props: ISegmentProps<T>
): React.JSX.Element {
  const name = React.useId();
  return (
    <div
      className="jp-ImportRun-segment"
      role="radiogroup"
      aria-label={props.label}
    >
      {props.options.map(({ label, value }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={value === props.chosen}
            onChange={() => {
              props.onChoose(value);
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
