import * as React from 'react';

import type { ErrorInfo, Job } from '../../api/_schema';
import { signInHost } from '../../model/accounts/hosts';
import { requestUrl } from '../../requestUrl';
import { type ErrorAction, errorText } from '../../text/errorText';
import { PageLink } from '../accounts/PageLink';
import { Button } from '../Buttons';
import type { IJobRowProps } from './jobRowProps';

export interface IFailedJobProps extends IJobRowProps {
  failed: Job;
}

/** What others may have mended since, or the person here, with the same request: as at start. */
const MENDED: ReadonlySet<ErrorInfo['code']> = new Set([
  'exists',
  'not_found',
  'ref_not_found'
]);

/** Why it failed, and the ways out. */
export function FailedJob(props: IFailedJobProps): React.JSX.Element | null {
  const { actions, failed, trans } = props;
  if (failed.error === null) {
    return null;
  }
  const { action, page, sentence } = errorText(failed.error, trans);
  const url = requestUrl(failed.request);
  const mayTryAgain =
    action === 'retry' ||
    failed.error.code === 'auth_failed' ||
    (failed.kind === 'import_repository' && MENDED.has(failed.error.code)) ||
    (action === 'sign_in' && signInHost(failed.error, url) === null);
  return (
    <>
      <p>{sentence}</p>
      {page !== undefined && (
        <PageLink label={trans.__('Sign In There')} url={page} />
      )}
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
        {action === 'sign_in' && signInHost(failed.error, url) !== null && (
          <Button
            label={trans.__('Sign In…')}
            isFilled
            isSmall
            onClick={() => {
              actions.onSignIn(failed);
            }}
          />
        )}
        {action === 'trust_host_key' && (
          <Button
            label={trans.__('Compare…')}
            isFilled
            isSmall
            onClick={() => {
              actions.onTrustHostKey(failed);
            }}
          />
        )}
        {mayChange(failed, action) && (
          <Button
            label={trans.__('Change…')}
            isSmall
            onClick={() => {
              actions.onChange(failed);
            }}
          />
        )}
        {mayTryAgain && action !== 'none' && (
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

/** Whether asking for something else would help. */
function mayChange({ error, kind }: Job, action: ErrorAction): boolean {
  switch (kind) {
    case 'fetch':
      return false;
    case 'publish':
      return action === 'change' || error?.code === 'branch_protected';
    default:
      return action === 'change';
  }
}
