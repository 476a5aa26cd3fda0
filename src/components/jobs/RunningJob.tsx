import * as React from 'react';

import { amountText, statusText, titleOf, valueText } from '../../text/jobText';
import { ProgressBar } from '../Bar';
import type { IJobRowProps } from './jobRowProps';

/** While it goes on. */
export function RunningJob({
  now,
  row,
  trans
}: IJobRowProps): React.JSX.Element {
  const { job } = row;
  const isWaiting = job.state === 'queued' || Boolean(job.detail?.waits_for);
  return (
    <>
      {!isWaiting && (
        <ProgressBar
          fraction={job.progress}
          label={titleOf(job)}
          valueText={valueText(job, trans)}
        />
      )}
      <div className="jp-ImportRun-jobFoot">
        <span className="jp-ImportRun-cut">{statusText(job, now, trans)}</span>
        <span className="jp-ImportRun-wide">{amountText(job)}</span>
      </div>
    </>
  );
}
