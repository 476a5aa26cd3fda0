import type { TranslationBundle } from '@jupyterlab/translation';
import { closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account, AccountTest } from '../../api/_schema';
import { EVERYDAY, type ScopeUse } from '../../api/accounts';
import { assertNever } from '../../assertNever';
import type { Told } from '../../model/accounts/sectionModel';
import { accountTitle, usesText } from '../../text/accountText';
import { errorText } from '../../text/errorText';
import { visibleText } from '../../text/format';
import { IconButton, LinkButton } from '../Buttons';
import { type INoticeProps, Notice } from '../repository/Notice';
import { PageLink } from './PageLink';

export interface IToldNoticeProps {
  told: Told;
  trans: TranslationBundle;
  onDismiss: () => void;
  /** Sign in again, for more. */
  onMore: (account: Account, uses: readonly ScopeUse[]) => void;
}

/** What was done with an account, and what is left to do at its host. */
export function ToldNotice(props: IToldNoticeProps): React.JSX.Element {
  const { told, trans } = props;
  const { kind, missing = [], page, text } = sayingOf(told, trans);
  return (
    <div className="jp-ImportRun-outcome">
      <Notice kind={kind} text={text} isUrgent={kind === 'error'}>
        {missing.length > 0 && !told.account.read_only && (
          <div className="jp-ImportRun-links">
            <LinkButton
              label={trans.__('Sign In for More…')}
              onClick={() => {
                props.onMore(told.account, missing);
              }}
            />
          </div>
        )}
        {page && (
          <div className="jp-ImportRun-links">
            <PageLink label={trans.__('Revoke It There')} url={page} />
          </div>
        )}
      </Notice>
      <IconButton
        icon={closeIcon}
        label={trans.__('Dismiss')}
        onClick={props.onDismiss}
      />
    </div>
  );
}

interface ISaying {
  kind: INoticeProps['kind'];
  text: string;
  /** Where the person can do what was not done. */
  page?: string | null;
  /** What it is not good for. */
  missing?: readonly ScopeUse[];
}

function sayingOf(told: Told, trans: TranslationBundle): ISaying {
  const title = accountTitle(told.account, trans);
  const host = visibleText(told.account.host);
  switch (told.what) {
    case 'connected':
      return { kind: 'ok', text: trans.__('Signed in as %1.', title) };
    case 'tested':
      return testSaying(told.test, host, trans);
    case 'disconnected': {
      const { error, page, revoked } = told.answer;
      if (revoked === true) {
        return {
          kind: 'ok',
          text: trans.__(
            '%1 is disconnected: deleted here, and revoked at the host.',
            title
          )
        };
      }
      const why = error === null ? [] : [errorText(error, trans).sentence];
      return {
        kind: revoked === false ? 'warn' : 'info',
        text: [
          revoked === false
            ? trans.__(
                '%1 is deleted here, but the host did not revoke it.',
                title
              )
            : stillText(told.account, title, trans),
          ...why
        ].join(' '),
        page
      };
    }
    default:
      return assertNever(told);
  }
}

/** What the host was not told of. */
function stillText(
  { kind }: Account,
  title: string,
  trans: TranslationBundle
): string {
  switch (kind) {
    case 'token':
      return trans.__(
        '%1 is deleted here. The token itself is good until you revoke it at the host.',
        title
      );
    case 'oauth':
      return trans.__(
        '%1 is deleted here. The host goes on listing it until you revoke it there.',
        title
      );
    default:
      return trans.__('%1 is deleted here.', title);
  }
}

function testSaying(
  { account, error, missing }: AccountTest,
  host: string,
  trans: TranslationBundle
): ISaying {
  if (error !== null) {
    return { kind: 'error', text: errorText(error, trans).sentence };
  }
  if (missing.some(use => EVERYDAY.includes(use))) {
    return {
      kind: 'warn',
      text: trans.__(
        '%1 accepts it, but it is not good enough to %2.',
        host,
        usesText(missing, trans)
      ),
      missing
    };
  }
  if (missing.length > 0) {
    return {
      kind: 'ok',
      text: trans.__(
        '%1 accepts it. To %2 it takes more scopes.',
        host,
        usesText(missing, trans)
      ),
      missing
    };
  }
  return account.state === 'untested'
    ? {
        kind: 'info',
        text: trans.__(
          '%1 has no way to tell. The next pull or push will show it.',
          host
        )
      }
    : { kind: 'ok', text: trans.__('%1 accepts it.', host) };
}
