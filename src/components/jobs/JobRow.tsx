import {
  closeIcon,
  fileUploadIcon,
  type LabIcon,
  notebookIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import {
  clockIcon,
  failedIcon,
  okIcon,
  repositoryIcon,
  warningIcon
} from '../../icons';
import { type IActivityRow, isActive, isOutgoing } from '../../model/activity';
import { isRunning } from '../../model/jobsModel';
import { kindText, titleOf } from '../../text/jobText';
import { IconButton } from '../Buttons';
import { CancelledJob } from './CancelledJob';
import { FailedJob } from './FailedJob';
import { FinishedJob } from './FinishedJob';
import type { IJobRowProps } from './jobRowProps';
import { RunningJob } from './RunningJob';

/** One job: while it goes on, and what came of it. */
export function JobRow(props: IJobRowProps): React.JSX.Element {
  const { actions, row, trans } = props;
  const { child, job } = row;
  const Icon = iconOf(row);
  const title = titleOf(job);
  const heard = kindText(job, trans);
  const item = React.useRef<HTMLLIElement>(null);
  const dismiss = () => {
    focusNeighbour(item.current);
    actions.onDismiss(row);
  };
  return (
    <li ref={item} className="jp-ImportRun-job">
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <div className="jp-ImportRun-jobBody">
        <div className="jp-ImportRun-jobHead">
          <span className="jp-ImportRun-heard">{heard}</span>
          <span className="jp-ImportRun-grow jp-ImportRun-cut" title={title}>
            {title}
          </span>
          {isRunning(job) ? (
            <IconButton
              icon={closeIcon}
              label={trans.__('Cancel %1', title)}
              onClick={() => {
                actions.onCancel(job);
              }}
            />
          ) : isActive(row) && child !== null ? (
            <IconButton
              icon={closeIcon}
              label={trans.__('Stop Fetching History of %1', title)}
              onClick={() => {
                actions.onCancel(child);
              }}
            />
          ) : (
            <IconButton
              icon={closeIcon}
              label={trans.__('Dismiss %1', title)}
              onClick={dismiss}
            />
          )}
        </div>
        {isRunning(job) && <RunningJob {...props} />}
        {job.state === 'succeeded' && <FinishedJob {...props} />}
        {job.state === 'failed' && <FailedJob {...props} failed={job} />}
        {job.state === 'cancelled' && <CancelledJob {...props} />}
      </div>
    </li>
  );
}

/** The row will go: the keyboard goes on with the next one. */
function focusNeighbour(item: HTMLElement | null): void {
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  neighbour?.querySelector('button')?.focus();
}

function iconOf(row: IActivityRow): LabIcon {
  const { child, job } = row;
  if (job.state === 'failed') {
    return failedIcon;
  }
  if (job.state === 'succeeded' && !isActive(row)) {
    return child?.state === 'failed' ? warningIcon : okIcon;
  }
  if (job.state === 'queued' || job.detail?.waits_for) {
    return clockIcon;
  }
  if (isOutgoing(job)) {
    return fileUploadIcon;
  }
  return job.kind === 'import_notebook' ? notebookIcon : repositoryIcon;
}
