import { lockIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { failedIcon } from '../icons';
import type { IErrorText } from '../text/errorText';

export interface IErrorMessageProps {
  id: string;
  text: IErrorText;
  children?: React.ReactNode;
}

/** Why something cannot be done, in plain words; read out at once. */
export function ErrorMessage(props: IErrorMessageProps): React.JSX.Element {
  const Icon = props.text.locked ? lockIcon : failedIcon;
  return (
    <div className="jp-ImportRun-message" role="alert">
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <div className="jp-ImportRun-messageText">
        <span id={props.id}>{props.text.sentence}</span>
        {props.children && (
          <div className="jp-ImportRun-messageActions">{props.children}</div>
        )}
      </div>
    </div>
  );
}
