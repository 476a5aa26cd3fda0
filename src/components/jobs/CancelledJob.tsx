import * as React from 'react';

import { formatAgo } from '../../text/format';
import { titleOf } from '../../text/jobText';
import { LinkButton } from '../Buttons';
import type { IJobRowProps } from './jobRowProps';

/** It was stopped, and can be begun again. */
export function CancelledJob({
  actions,
  now,
  row,
  trans
}: IJobRowProps): React.JSX.Element {
  const { job } = row;
  const ago = job.ended === null ? '' : formatAgo(job.ended, now, trans);
  return (
    <>
      <div className="jp-ImportRun-jobFoot">
        <span>{[trans.__('Cancelled'), ago].filter(Boolean).join(' · ')}</span>
      </div>
      <div className="jp-ImportRun-links">
        <LinkButton
          label={trans.__('Try Again')}
          ariaLabel={trans.__('Import %1 Again', titleOf(job))}
          onClick={() => {
            actions.onRetry(job);
          }}
        />
      </div>
    </>
  );
}
