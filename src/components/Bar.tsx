import * as React from 'react';

import { percent } from '../text/format';
import { classes } from './classes';

export interface IProgressBarProps {
  /** 0..1, or null where nobody knows. */
  fraction: number | null;
  label: string;
  /** The progress in words: “Receiving, 62 percent, 31 of 50 MB”. */
  valueText: string;
  isThin?: boolean;
}

/** How far a job is. An unknown share is drawn as unknown. */
export function ProgressBar(props: IProgressBarProps): React.JSX.Element {
  const done = props.fraction === null ? null : percent(props.fraction);
  return (
    <div
      className={classes(
        'jp-ImportRun-bar',
        props.isThin && 'jp-mod-thin',
        done === null && 'jp-mod-unknown'
      )}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={done ?? undefined}
      aria-valuetext={props.valueText}
    >
      <div style={done === null ? undefined : { width: `${done}%` }} />
    </div>
  );
}

export interface IMeterBarProps {
  /** 0..1. */
  fraction: number;
  label: string;
  valueText: string;
  isShort?: boolean;
}

/** How full something is. */
export function MeterBar(props: IMeterBarProps): React.JSX.Element {
  const used = percent(props.fraction);
  return (
    <div
      className={classes(
        'jp-ImportRun-bar jp-mod-thin jp-mod-space',
        props.isShort && 'jp-mod-warn'
      )}
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={used}
      aria-valuetext={props.valueText}
    >
      <div style={{ width: `${used}%` }} />
    </div>
  );
}
