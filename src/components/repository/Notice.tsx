import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { failedIcon, okIcon, warningIcon } from '../../icons';
import { classes } from '../classes';

export interface INoticeProps {
  kind: 'error' | 'info' | 'ok' | 'warn';
  text: string;
  /** Read out at once, not when there is time. */
  isUrgent?: boolean;
  /** The ways on. */
  children?: React.ReactNode;
}

const ICONS: Record<INoticeProps['kind'], LabIcon | null> = {
  error: failedIcon,
  info: null,
  ok: okIcon,
  warn: warningIcon
};

/** What happened, what to do, and the buttons that do it. */
export function Notice(props: INoticeProps): React.JSX.Element {
  const { children, kind, text } = props;
  const Icon = ICONS[kind];
  return (
    <div
      className={classes('jp-ImportRun-notice', `jp-mod-${kind}`)}
      role={props.isUrgent ? 'alert' : 'status'}
    >
      {Icon && <Icon.react tag="span" className="jp-ImportRun-icon" />}
      <div className="jp-ImportRun-grow">
        {text}
        {children}
      </div>
    </div>
  );
}
