import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { StorageLocation } from '../api/_schema';
import { formatBytes } from '../format';
import { warningIcon } from '../icons';
import { isShort } from '../model/space';
import { MeterBar } from './Bar';

export interface ISpaceBarProps {
  storage: StorageLocation;
  /** What the administrator wants to stay free, in bytes. */
  minFreeBytes: number;
  trans: TranslationBundle;
}

/** The free space of a storage location, with a warning where it is short. */
export function SpaceBar(props: ISpaceBarProps): React.JSX.Element | null {
  const { minFreeBytes, storage, trans } = props;
  const { free_bytes: free, total_bytes: total } = storage;
  if (free === null) {
    return null;
  }
  const short = isShort(storage, minFreeBytes);
  const figures =
    total === null
      ? trans.__('%1 free', formatBytes(free))
      : trans.__('%1 free of %2', formatBytes(free), formatBytes(total));
  const text = short ? trans.__('Space is short: %1', figures) : figures;
  return (
    <div className="jp-ImportRun-help jp-ImportRun-small">
      <div className="jp-ImportRun-spaceText">
        {short && (
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
        )}
        <span>{text}</span>
      </div>
      {total !== null && total > 0 && (
        <MeterBar
          fraction={1 - free / total}
          label={trans.__('Used space')}
          valueText={text}
          isShort={short}
        />
      )}
    </div>
  );
}
