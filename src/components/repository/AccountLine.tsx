import type { TranslationBundle } from '@jupyterlab/translation';
import { userIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { accountTitle } from '../../text/accountText';
import { LinkButton } from '../Buttons';

export interface IAccountLineProps {
  account: Account;
  trans: TranslationBundle;
  onChange: () => void;
}

/** As whom git goes to the server, where the person is known there by several accounts. */
export function AccountLine(props: IAccountLineProps): React.JSX.Element {
  const { account, trans } = props;
  const title = accountTitle(account, trans);
  return (
    <div className="jp-ImportRun-cardAccount jp-ImportRun-small">
      <userIcon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-cut" title={title}>
        {trans.__('As %1', title)}
      </span>
      <LinkButton
        label={trans.__('Change')}
        ariaLabel={trans.__('Change the Account of This Repository')}
        onClick={props.onChange}
      />
    </div>
  );
}
