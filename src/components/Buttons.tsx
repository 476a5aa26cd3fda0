import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { classes } from './classes';

export interface IButtonProps {
  label: string;
  /** What it is to those who do not see what it is beside; begins with the label. */
  ariaLabel?: string;
  icon?: LabIcon;
  /** The one button that Enter does. */
  isFilled?: boolean;
  isSmall?: boolean;
  isDisabled?: boolean;
  /** Left out where it sends the form that it is in. */
  onClick?: () => void;
}

/** A button of the panel: 28 px high, a verb in title case. */
export function Button(props: IButtonProps): React.JSX.Element {
  const { icon: Icon } = props;
  return (
    <button
      type={props.onClick === undefined ? 'submit' : 'button'}
      className={classes(
        'jp-ImportRun-button',
        props.isFilled && 'jp-mod-filled',
        props.isSmall && 'jp-mod-small'
      )}
      aria-label={props.ariaLabel}
      disabled={props.isDisabled}
      onClick={props.onClick}
    >
      {Icon && <Icon.react tag="span" className="jp-ImportRun-icon" />}
      <span className="jp-ImportRun-cut">{props.label}</span>
    </button>
  );
}

export interface IIconButtonProps {
  label: string;
  icon: LabIcon;
  isPressed?: boolean;
  onClick: () => void;
}

/** A button that is only an icon; its words are in the tooltip. */
export function IconButton(props: IIconButtonProps): React.JSX.Element {
  const { icon: Icon } = props;
  return (
    <button
      type="button"
      className="jp-ImportRun-iconButton"
      aria-label={props.label}
      aria-pressed={props.isPressed}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon.react tag="span" className="jp-ImportRun-icon" />
    </button>
  );
}

export interface ILinkButtonProps {
  label: string;
  /** What it is about, for those who hear the button without its row. */
  ariaLabel?: string;
  isDisabled?: boolean;
  onClick: () => void;
}

/** A button that looks like a link, for what is done less often. */
export function LinkButton(props: ILinkButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="jp-ImportRun-link"
      aria-label={props.ariaLabel}
      disabled={props.isDisabled}
      onClick={props.onClick}
    >
      {props.label}
    </button>
  );
}
