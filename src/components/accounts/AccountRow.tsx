import type { TranslationBundle } from '@jupyterlab/translation';
import { ellipsesIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { warningIcon } from '../../icons';
import { upkeepOf } from '../../model/accounts/expiry';
import {
  accountName,
  accountTitle,
  dayText,
  initialOf,
  upkeepText,
  usedByText
} from '../../text/accountText';
import { visibleText } from '../../text/format';
import { IconButton, LinkButton } from '../Buttons';

export interface IAccountRowProps {
  account: Account;
  now: number;
  trans: TranslationBundle;
  onMenu: (account: Account, anchor: HTMLElement) => void;
  onRenew: (account: Account) => void;
}

/** Who is signed in where, what for, and until when. */
export function AccountRow(props: IAccountRowProps): React.JSX.Element {
  const { account, now, onMenu, onRenew, trans } = props;
  const name = accountName(account);
  const title = accountTitle(account, trans);
  const upkeep = upkeepOf(account, now);
  const more = React.useRef<HTMLSpanElement>(null);
  const { expires } = account;
  const lines = [
    [
      visibleText(account.host),
      account.read_only ? trans.__('from your JupyterHub') : ''
    ],
    [
      account.scopes.map(visibleText).join(', '),
      upkeep === null && expires !== null
        ? trans.__('until %1', dayText(expires))
        : ''
    ],
    [usedByText(account, trans)]
  ].map(facts => facts.filter(Boolean).join(' · '));
  return (
    <li className="jp-ImportRun-account">
      <span className="jp-ImportRun-avatar" aria-hidden="true">
        {initialOf(account)}
      </span>
      <div className="jp-ImportRun-grow">
        <div className="jp-ImportRun-cut" title={title}>
          {name}
        </div>
        {lines.filter(Boolean).map(line => (
          <div
            key={line}
            className="jp-ImportRun-small jp-ImportRun-cut"
            title={line}
          >
            {line}
          </div>
        ))}
        {upkeep !== null && (
          <div className="jp-ImportRun-upkeep jp-ImportRun-small">
            <warningIcon.react tag="span" className="jp-ImportRun-icon" />
            <span>
              {upkeepText(upkeep, account, trans)}{' '}
              {!account.read_only && (
                <LinkButton
                  label={
                    upkeep.what === 'soon'
                      ? trans.__('Renew…')
                      : trans.__('Sign In Again…')
                  }
                  ariaLabel={
                    upkeep.what === 'soon'
                      ? trans.__('Renew %1…', title)
                      : trans.__('Sign In Again as %1…', title)
                  }
                  onClick={() => {
                    onRenew(account);
                  }}
                />
              )}
            </span>
          </div>
        )}
      </div>
      <span ref={more}>
        <IconButton
          icon={ellipsesIcon}
          label={trans.__('More for %1', title)}
          onClick={() => {
            const button = more.current?.querySelector('button');
            if (button) {
              onMenu(account, button);
            }
          }}
        />
      </span>
    </li>
  );
}
