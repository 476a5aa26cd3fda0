import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { isUnfinished } from '../../model/repository/changes';
import { formatAgo } from '../../text/format';
import { peculiarities, unfinishedText } from '../../text/repositoryText';
import { Button, LinkButton } from '../Buttons';
import type { ICardActions } from './cardActions';
import { Notice } from './Notice';

export interface IStateNoticesProps {
  status: RepositoryStatus;
  /** Whether a job works on it, were it only a look at its server. */
  isBusy: boolean;
  now: number;
  trans: TranslationBundle;
  actions: ICardActions;
}

/** What is out of the ordinary with a repository, and the way out where it needs one. */
export function StateNotices(props: IStateNoticesProps): React.JSX.Element {
  const { actions, now, status, trans } = props;
  const unfinished = unfinishedText(status.state, trans);
  const since = status.locked_since;
  return (
    <>
      {unfinished !== null && (
        <Notice kind="warn" text={unfinished}>
          {isUnfinished(status) && (
            <p className="jp-ImportRun-small">
              {trans.__(
                'End it where it was begun, or go back to before: the files as they are now are kept.'
              )}
            </p>
          )}
          {isUnfinished(status) && (
            <div className="jp-ImportRun-buttons">
              <Button
                label={trans.__('Go Back to Before…')}
                isSmall
                onClick={() => {
                  actions.onRepair('abort');
                }}
              />
            </div>
          )}
        </Notice>
      )}
      {status.locked && (
        <Notice
          kind="warn"
          text={trans.__(
            'Another program has locked it%1. It may be at work, or have been stopped.',
            since === null ? '' : ` (${formatAgo(since, now, trans)})`
          )}
        >
          <div className="jp-ImportRun-buttons">
            <Button
              label={trans.__('Unlock…')}
              isSmall
              onClick={() => {
                actions.onRepair('unlock');
              }}
            />
          </div>
        </Notice>
      )}
      {status.upstream_gone && (
        <Notice
          kind="warn"
          text={trans.__(
            'This branch was deleted on the server. What is here stays.'
          )}
        >
          <div className="jp-ImportRun-buttons">
            <Button
              label={trans.__('Push It Again')}
              isSmall
              onClick={actions.onPush}
            />
          </div>
        </Notice>
      )}
      {peculiarities(status, trans).map(text => (
        <p key={text} className="jp-ImportRun-cardNote jp-ImportRun-small">
          {text}
        </p>
      ))}
      {status.shallow && status.url !== null && (
        <div className="jp-ImportRun-links">
          <LinkButton
            label={trans.__('Fetch All of Its History')}
            isDisabled={props.isBusy}
            onClick={actions.onFetchHistory}
          />
        </div>
      )}
    </>
  );
}
