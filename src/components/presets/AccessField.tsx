import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account, ErrorInfo } from '../../api/_schema';
import type { IPresetFormState } from '../../model/presets/presetForm';
import { accountName } from '../../text/accountText';
import { TextField } from '../TextField';

export interface IAccessFieldProps {
  id: string;
  /** Those on the host of the repository. */
  accounts: readonly Account[];
  state: IPresetFormState;
  problem: ErrorInfo | undefined;
  trans: TranslationBundle;
  onEdit: (patch: Partial<IPresetFormState>) => void;
}

const FIT = 'fit';
const SECRET = 'secret';
const ACCOUNT = 'account:';

/** As whom git goes to the server. */
export function AccessField(props: IAccessFieldProps): React.JSX.Element {
  const { accounts, id, onEdit, problem, state, trans } = props;
  const { access, secret } = state;
  const isGone =
    access.by === 'account' && accounts.every(({ id }) => id !== access.id);
  return (
    <>
      <label htmlFor={id}>{trans.__('Account')}</label>
      <HTMLSelect
        id={id}
        className="jp-ImportRun-select"
        value={access.by === 'account' ? `${ACCOUNT}${access.id}` : access.by}
        options={[
          { label: trans.__('Whichever fits'), value: FIT },
          ...accounts.map(account => ({
            label: accountName(account),
            value: `${ACCOUNT}${account.id}`
          })),
          ...(isGone
            ? [
                {
                  label: trans.__('One that is not connected'),
                  value: `${ACCOUNT}${access.id}`
                }
              ]
            : []),
          { label: trans.__('A secret of AWS'), value: SECRET }
        ]}
        onChange={({ target: { value } }) => {
          onEdit({
            access: value.startsWith(ACCOUNT)
              ? { by: 'account', id: value.slice(ACCOUNT.length) }
              : { by: value === SECRET ? 'secret' : 'fit' }
          });
        }}
      />
      {access.by === 'secret' && (
        <TextField
          id={`${id}-secret`}
          label={trans.__('Secret')}
          text={secret}
          placeholder={trans.__('Its name or ARN in Secrets Manager')}
          problem={problem}
          trans={trans}
          onText={text => {
            onEdit({ secret: text });
          }}
        />
      )}
    </>
  );
}
