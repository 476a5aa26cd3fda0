import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { baseName } from '../../model/paths';
import { visibleText } from '../../text/format';
import { LinkButton } from '../Buttons';
import { Notice } from '../repository/Notice';

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
    <Notice
      kind="warn"
      text={trans.__(
        'The accounts that were connected here could not be read. Connect them again. Their file was set aside as “%1”, and tokens in it may still be valid.',
        visibleText(baseName(file))
      )}
    >
      <div className="jp-ImportRun-links">
        <LinkButton label={trans.__('Delete This File…')} onClick={onDelete} />
      </div>
    </Notice>
  );
}
