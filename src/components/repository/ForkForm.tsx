import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { forkPath, projectPath } from '../../model/repository/fork';
import { visibleText } from '../../text/format';
import { AccountChoice } from '../accounts/AccountChoice';
import { FactList } from '../FactList';

export interface IForkFormProps {
  /** What is forked. */
  url: string;
  accounts: readonly Account[];
  account: Account;
  trans: TranslationBundle;
  onAccount: (account: Account) => void;
}

/** What a fork will be, and what becomes of push and pull. */
export function ForkForm(props: IForkFormProps): React.JSX.Element {
  const { account, accounts, trans, url } = props;
  const original = visibleText(projectPath(url));
  return (
    <div className="jp-ImportRun-dialogBody">
      <p>
        {trans.__(
          'A fork is a copy of your own on %1. Your commits go to it, and from there you can ask for them to be taken over. One that you have already is used.',
          visibleText(account.host)
        )}
      </p>
      {accounts.length > 1 && (
        <AccountChoice
          accounts={accounts}
          chosen={account}
          trans={trans}
          onChoose={props.onAccount}
        />
      )}
      <FactList
        facts={[
          [trans.__('Push to'), visibleText(forkPath(url, account))],
          [trans.__('Pull from'), trans.__('%1, as before', original)]
        ]}
      />
    </div>
  );
}
