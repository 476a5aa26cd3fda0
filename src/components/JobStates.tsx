import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Job } from '../api/_schema';
import { errorText } from '../errorText';
import { formatAgo, formatPercent, visibleText } from '../format';
import { warningIcon } from '../icons';
import {
  amountText,
  folderText,
  statusText,
  titleOf,
  valueText
} from '../jobText';
import { type IActivityRow, resultPaths } from '../model/activity';
import { isRunning } from '../model/jobsModel';
import { isNotebook, parentOf } from '../model/paths';
import { ProgressBar } from './Bar';
import { Button, LinkButton } from './Buttons';

/** What the buttons of a row do. */
export interface IJobRowActions {
  onAllowHost: (job: Job) => void;
  onCancel: (job: Job) => void;
  onChange: (job: Job) => void;
  onDetails: (job: Job) => void;
  onDismiss: (row: IActivityRow) => void;
  onLaunch: (job: Job) => void;
  onOpen: (job: Job) => void;
  onRetry: (job: Job) => void;
  onReveal: (job: Job) => void;
}

export interface IJobRowProps {
  row: IActivityRow;
  now: number;
  trans: TranslationBundle;
  actions: IJobRowActions;
}

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

/** Where the result is, and what can be done with it. */
export function FinishedJob(props: IJobRowProps): React.JSX.Element {
  const { actions, now, row, trans } = props;
  const { child, job } = row;
  const paths = resultPaths(job);
  const isFetching = child !== null && isRunning(child);
  const title = titleOf(job);
  const warnings =
    job.result && 'warnings' in job.result ? job.result.warnings : [];
  return (
    <>
      {isFetching ? (
        <HistoryProgress child={child} now={now} trans={trans} />
      ) : (
        <div className="jp-ImportRun-jobFoot">
          <span className="jp-ImportRun-cut">
            {paths !== null &&
              trans.__('In %1', folderText(parentOf(paths.path)))}
            {job.ended !== null && ` · ${formatAgo(job.ended, now, trans)}`}
          </span>
        </div>
      )}
      {warnings.map(warning => (
        <div key={warning.message} className="jp-ImportRun-jobWarning">
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
          <span>{visibleText(warning.message)}</span>
        </div>
      ))}
      {paths !== null && (
        <div className="jp-ImportRun-links">
          <LinkButton
            label={trans.__('Open')}
            ariaLabel={trans.__('Open %1', title)}
            onClick={() => {
              actions.onOpen(job);
            }}
          />
          {isNotebook(paths.openPath) && (
            <LinkButton
              label={trans.__('Run…')}
              ariaLabel={trans.__('Run %1…', title)}
              onClick={() => {
                actions.onLaunch(job);
              }}
            />
          )}
          <LinkButton
            label={trans.__('Show in Files')}
            ariaLabel={trans.__('Show %1 in Files', title)}
            onClick={() => {
              actions.onReveal(job);
            }}
          />
        </div>
      )}
      {child?.state === 'failed' && (
        <div className="jp-ImportRun-jobChild">
          <span>{trans.__('Its history did not arrive.')}</span>
          <FailedJob {...props} failed={child} />
        </div>
      )}
      {child?.state === 'cancelled' && (
        <div className="jp-ImportRun-jobChild">
          <span>{trans.__('Its history was not fetched to the end.')}</span>
          <div className="jp-ImportRun-links">
            <LinkButton
              label={trans.__('Fetch History')}
              ariaLabel={trans.__('Fetch History of %1', title)}
              onClick={() => {
                actions.onRetry(child);
              }}
            />
          </div>
        </div>
      )}
    </>
  );
}

interface IHistoryProgressProps {
  child: Job;
  now: number;
  trans: TranslationBundle;
}

/** The files are here, the history comes in the background. */
function HistoryProgress(props: IHistoryProgressProps): React.JSX.Element {
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

interface IFailedJobProps extends IJobRowProps {
  failed: Job;
}

/** Why it failed, and the ways out. */
export function FailedJob(props: IFailedJobProps): React.JSX.Element | null {
  const { actions, failed, trans } = props;
  if (failed.error === null) {
    return null;
  }
  const { action, sentence } = errorText(failed.error, trans);
  return (
    <>
      <p>{sentence}</p>
      <div className="jp-ImportRun-buttons">
        {action === 'allow_host' && (
          <Button
            label={trans.__('Allow…')}
            isFilled
            isSmall
            onClick={() => {
              actions.onAllowHost(failed);
            }}
          />
        )}
        {action === 'change' && failed.kind !== 'fetch' && (
          <Button
            label={trans.__('Change…')}
            isSmall
            onClick={() => {
              actions.onChange(failed);
            }}
          />
        )}
        {action === 'retry' && (
          <Button
            label={trans.__('Try Again')}
            isSmall
            onClick={() => {
              actions.onRetry(failed);
            }}
          />
        )}
        {failed.error.code === 'disk_full' && failed.kind !== 'fetch' && (
          <Button
            label={trans.__('Change Folder…')}
            isSmall
            onClick={() => {
              actions.onChange(failed);
            }}
          />
        )}
        <Button
          label={trans.__('Details')}
          isSmall
          onClick={() => {
            actions.onDetails(failed);
          }}
        />
      </div>
    </>
  );
}

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
