import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { accountName } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { Choice, ChoiceGroup } from '../Choice';

export interface IAccountChoiceProps {
  accounts: readonly Account[];
  chosen: Account;
  trans: TranslationBundle;
  onChoose: (account: Account) => void;
}

/** Which of several accounts on one host. */
export function AccountChoice(props: IAccountChoiceProps): React.JSX.Element {
  const { accounts, chosen, onChoose, trans } = props;
  return (
    <ChoiceGroup label={trans.__('Account')}>
      {accounts.map(account => (
        <Choice
          key={account.id}
          type="radio"
          name="account"
          label={accountName(account)}
          hint={visibleText(
            [account.display_name, account.email].filter(Boolean).join(' · ')
          )}
          isChecked={account.id === chosen.id}
          onChange={() => {
            onChoose(account);
          }}
        />
      ))}
    </ChoiceGroup>
  );
}
