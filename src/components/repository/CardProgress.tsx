import type { TranslationBundle } from '@jupyterlab/translation';
import { closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Job } from '../../api/_schema';
import { visibleText } from '../../text/format';
import { amountText, statusText, valueText } from '../../text/jobText';
import { ProgressBar } from '../Bar';
import { IconButton } from '../Buttons';

export interface ICardProgressProps {
  job: Job;
  now: number;
  trans: TranslationBundle;
  onCancel: (job: Job) => void;
}

/** A job is drawn after this time, so that short ones do not flicker. */
const DRAW_AFTER_MS = 300;

/** How far the job is that works on the repository. */
export function CardProgress(
  props: ICardProgressProps
): React.JSX.Element | null {
  const { job, now, trans } = props;
  const [isDrawn, setDrawn] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => {
      setDrawn(true);
    }, DRAW_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isDrawn) {
    return null;
  }
  return (
    <div className="jp-ImportRun-cardProgress">
      <div className="jp-ImportRun-jobBody">
        <ProgressBar
          fraction={job.progress}
          label={visibleText(job.title)}
          valueText={valueText(job, trans)}
        />
        <div className="jp-ImportRun-jobFoot">
          <span className="jp-ImportRun-cut">
            {statusText(job, now, trans)}
          </span>
          <span className="jp-ImportRun-wide">{amountText(job)}</span>
        </div>
      </div>
      <IconButton
        icon={closeIcon}
        label={trans.__('Cancel')}
        onClick={() => {
          props.onCancel(job);
        }}
      />
    </div>
  );
}
