import * as React from 'react';

import { classes } from './classes';

export interface IChoiceCardProps {
  /** Cards of one name exclude each other. */
  name: string;
  label: string;
  hint: string;
  isChosen: boolean;
  onChoose: () => void;
}

/** One of a few ways to go on, with what comes of it. */
export function ChoiceCard(props: IChoiceCardProps): React.JSX.Element {
  const { isChosen } = props;
  return (
    <label
      className={classes('jp-ImportRun-choice', isChosen && 'jp-mod-chosen')}
    >
      <input
        type="radio"
        name={props.name}
        checked={isChosen}
        onChange={props.onChoose}
      />
      <span>
        {props.label}
        <span className="jp-ImportRun-hint jp-ImportRun-muted">
          {props.hint}
        </span>
      </span>
    </label>
  );
}
