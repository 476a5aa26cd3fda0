import * as React from 'react';

import { warningIcon } from '../../icons';
import { isOutgoing, resultPaths, warningsOf } from '../../model/activity';
import { isRunning } from '../../model/jobsModel';
import { parentOf } from '../../model/paths';
import { formatAgo } from '../../text/format';
import { folderText, titleOf, whereText } from '../../text/jobText';
import { outcomeText } from '../../text/outcomeText';
import { warningText } from '../../text/warningText';
import { LinkButton } from '../Buttons';
import { FailedJob } from './FailedJob';
import { HistoryProgress } from './HistoryProgress';
import type { IJobRowProps } from './jobRowProps';
import { PublishedLinks } from './PublishedLinks';
import { ResultLinks } from './ResultLinks';

/** Where the result is, and what can be done with it. */
export function FinishedJob(props: IJobRowProps): React.JSX.Element {
  const { actions, now, row, trans } = props;
  const { child, job } = row;
  const paths = resultPaths(job);
  const isFetching = child !== null && isRunning(child);
  const title = titleOf(job);
  return (
    <>
      {isFetching ? (
        <HistoryProgress child={child} now={now} trans={trans} />
      ) : (
        <div className="jp-ImportRun-jobFoot">
          <span className="jp-ImportRun-cut" title={whereText(job)}>
            {[
              paths === null
                ? outcomeText(job, trans)
                : trans.__('In %1', folderText(parentOf(paths.path))),
              job.ended === null ? '' : formatAgo(job.ended, now, trans),
              whereText(job)
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      )}
      {warningsOf(job).map(warning => (
        <div key={warning.code} className="jp-ImportRun-jobWarning">
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
          <span>{warningText(warning, trans)}</span>
        </div>
      ))}
      {isOutgoing(job) && <PublishedLinks {...props} />}
      {paths !== null && <ResultLinks {...props} openPath={paths.openPath} />}
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
