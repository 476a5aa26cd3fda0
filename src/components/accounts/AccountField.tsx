import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { accountName } from '../../text/accountText';

export interface IAccountFieldProps {
  id: string;
  /** Those on the host of the source. */
  accounts: readonly Account[];
  account: string | null;
  trans: TranslationBundle;
  onAccount: (id: string) => void;
}

/** With which account to import, where there is more than one. */
export function AccountField(
  props: IAccountFieldProps
): React.JSX.Element | null {
  const { account, accounts, id, trans } = props;
  return accounts.length < 2 ? null : (
    <>
      <label htmlFor={`${id}-account`}>{trans.__('Account')}</label>
      <HTMLSelect
        id={`${id}-account`}
        className="jp-ImportRun-select"
        value={account ?? accounts[0].id}
        options={accounts.map(each => ({
          label: accountName(each),
          value: each.id
        }))}
        onChange={event => {
          props.onAccount(event.target.value);
        }}
      />
    </>
  );
}
