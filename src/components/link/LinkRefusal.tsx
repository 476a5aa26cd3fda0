import type { TranslationBundle } from '@jupyterlab/translation';
import { copyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { IErrorText } from '../../text/errorText';
import { Button } from '../Buttons';

export interface ILinkRefusalProps {
  error: IErrorText;
  trans: TranslationBundle;
  onAllowHost: () => void;
  onCopy: () => void;
  onClose: () => void;
}

/** Why a link cannot be followed, and who decides. */
export function LinkRefusal(props: ILinkRefusalProps): React.JSX.Element {
  const { error, trans } = props;
  return (
    <>
      <p className="jp-ImportRun-linkText" role="alert">
        {error.sentence}
      </p>
      <div className="jp-ImportRun-linkButtons">
        {error.action === 'allow_host' && (
          <Button label={trans.__('Allow…')} onClick={props.onAllowHost} />
        )}
        <span className="jp-ImportRun-grow" />
        <Button
          label={trans.__('Copy the Address')}
          icon={copyIcon}
          onClick={props.onCopy}
        />
        <Button label={trans.__('Close')} isFilled onClick={props.onClose} />
      </div>
    </>
  );
}
