import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Job } from '../../api/_schema';
import { formatPercent, visibleText } from '../../text/format';
import { statusText, valueText } from '../../text/jobText';
import { ProgressBar } from '../Bar';

export interface IHistoryProgressProps {
  child: Job;
  now: number;
  trans: TranslationBundle;
}

/** The files are here, the history comes in the background. */
export function HistoryProgress(
  props: IHistoryProgressProps
): React.JSX.Element {
  const { child, now, trans } = props;
  const isWaiting = Boolean(child.detail?.retry_at);
  return (
    <>
      {!isWaiting && (
        <ProgressBar
          fraction={child.progress}
          label={trans.__('History of %1', visibleText(child.title))}
          valueText={valueText(child, trans)}
          isThin
        />
      )}
      <div className="jp-ImportRun-jobFoot">
        <span className="jp-ImportRun-cut">
          {isWaiting
            ? trans.__('Ready · history: %1', statusText(child, now, trans))
            : trans.__('Ready · history still arriving')}
        </span>
        {child.progress !== null && !isWaiting && (
          <span>{formatPercent(child.progress)}</span>
        )}
      </div>
    </>
  );
}
