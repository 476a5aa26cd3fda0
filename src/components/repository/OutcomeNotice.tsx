import type { TranslationBundle } from '@jupyterlab/translation';
import { closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Job } from '../../api/_schema';
import { type WayOut, waysOut } from '../../model/repository/waysOut';
import { errorText } from '../../text/errorText';
import { outcomeText } from '../../text/outcomeText';
import { createRequestText } from '../../text/repositoryText';
import { wayOutText } from '../../text/wayOutText';
import { PageLink } from '../accounts/PageLink';
import { Button, IconButton, LinkButton } from '../Buttons';
import type { ICardActions } from './cardActions';
import { Notice } from './Notice';

export interface IOutcomeNoticeProps {
  job: Job;
  /** Where the repository comes from. */
  url: string | null;
  trans: TranslationBundle;
  actions: ICardActions;
}

/** What the last job came to, and the ways on. */
export function OutcomeNotice(
  props: IOutcomeNoticeProps
): React.JSX.Element | null {
  const { actions, job, trans } = props;
  const dismiss = (
    <IconButton
      icon={closeIcon}
      label={trans.__('Dismiss')}
      onClick={actions.onDismiss}
    />
  );
  if (job.state === 'succeeded') {
    const text = outcomeText(job, trans);
    return text === '' ? null : (
      <div className="jp-ImportRun-outcome">
        <Notice kind="ok" text={text}>
          <ResultLinks {...props} />
        </Notice>
        {dismiss}
      </div>
    );
  }
  const ways = waysOut(job, props.url);
  const text =
    job.error === null
      ? { sentence: trans.__('Cancelled. All is as it was.') }
      : errorText(job.error, trans);
  return (
    <div className="jp-ImportRun-outcome">
      <Notice
        kind={ways.length > 0 ? 'warn' : 'error'}
        text={text.sentence}
        isUrgent={job.error !== null}
      >
        {'page' in text && text.page !== undefined && (
          <div className="jp-ImportRun-links">
            <PageLink label={trans.__('Sign In There')} url={text.page} />
          </div>
        )}
        <div className="jp-ImportRun-buttons">
          {ways.map((way, index) => (
            <WayOutButton
              key={way}
              way={way}
              isFilled={index === 0 && way !== 'retry'}
              {...props}
            />
          ))}
          {job.error !== null && (
            <Button
              label={trans.__('Details')}
              isSmall
              onClick={() => {
                actions.onDetails(job);
              }}
            />
          )}
        </div>
      </Notice>
      {dismiss}
    </div>
  );
}

interface IWayOutButtonProps extends IOutcomeNoticeProps {
  way: WayOut;
  isFilled: boolean;
}

function WayOutButton(props: IWayOutButtonProps): React.JSX.Element {
  const { actions, isFilled, job, trans, way } = props;
  return (
    <Button
      label={wayOutText(way, trans)}
      isFilled={isFilled}
      isSmall
      onClick={() => {
        actions.onWayOut(job, way);
      }}
    />
  );
}

function ResultLinks(props: IOutcomeNoticeProps): React.JSX.Element | null {
  const { actions, job, trans } = props;
  const { result } = job;
  const hasSnapshot =
    result !== null &&
    (('snapshot' in result && result.snapshot !== null) ||
      (result.kind === 'switch_branch' && result.waiting.length > 0));
  const page =
    result !== null && 'merge_request_url' in result
      ? result.merge_request_url
      : null;
  if (!hasSnapshot && page === null) {
    return null;
  }
  return (
    <div className="jp-ImportRun-links">
      {page !== null && (
        <a
          className="jp-ImportRun-link"
          href={page}
          target="_blank"
          rel="noopener noreferrer"
        >
          {createRequestText(page, trans)}
        </a>
      )}
      {hasSnapshot && (
        <LinkButton label={trans.__('Restore…')} onClick={actions.onRestore} />
      )}
    </div>
  );
}
