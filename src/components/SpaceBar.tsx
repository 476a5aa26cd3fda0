import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { StorageLocation } from '../api/_schema';
import { warningIcon } from '../icons';
import { spaceText } from '../text/storageText';
import { MeterBar } from './Bar';

export interface ISpaceBarProps {
  storage: StorageLocation;
  /** What stands in the way there, or null. */
  warning: string | null;
  trans: TranslationBundle;
}

/** The free space of a folder, with a warning where it is short or cannot be used. */
export function SpaceBar(props: ISpaceBarProps): React.JSX.Element | null {
  const { storage, trans, warning } = props;
  const { free_bytes: free, total_bytes: total } = storage;
  const text = warning ?? spaceText(storage, trans);
  if (text === null) {
    return null;
  }
  const isMeasured = storage.problem === null && free !== null;
  return (
    <div className="jp-ImportRun-help jp-ImportRun-small">
      <div className="jp-ImportRun-spaceText">
        {warning !== null && (
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
        )}
        <span>{text}</span>
      </div>
      {isMeasured && total !== null && total > 0 && (
        <MeterBar
          fraction={1 - free / total}
          label={trans.__('Used space')}
          valueText={text}
          isShort={warning !== null}
        />
      )}
    </div>
  );
}
