import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../../text/format';
import { LinkButton } from '../Buttons';

export interface ISetAsideNoticeProps {
  /** The file that could not be read. */
  file: string;
  trans: TranslationBundle;
  onDelete: () => void;
}

/** Says that tokens lie in a file that nobody uses, which is for the person to end. */
export function SetAsideNotice(props: ISetAsideNoticeProps): React.JSX.Element {
  const { file, onDelete, trans } = props;
  return (
    <p className="jp-ImportRun-note jp-ImportRun-small">
      {trans.__(
        'Earlier accounts could not be read. Their file was set aside as “%1”, and tokens in it may still be valid.',
        visibleText(file)
      )}{' '}
      <LinkButton label={trans.__('Delete This File')} onClick={onDelete} />
    </p>
  );
}
