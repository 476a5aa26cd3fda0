import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import type { IErrorText } from '../../text/errorText';
import { Button } from '../Buttons';
import { ErrorMessage } from '../Message';
import { AccountRow } from './AccountRow';

export interface IAccountsViewProps {
  /** Null until they were read. */
  accounts: readonly Account[] | null;
  error: IErrorText | null;
  /** The host that the first button leads to, and what it is called. */
  first: { host: string; name: string };
  /** The sign-in that is under way here, or null. */
  signIn: React.ReactNode;
  /** What the last act came to, or null. */
  told: React.ReactNode;
  /** What is to be said of tokens that could not be read, or null. */
  setAside: React.ReactNode;
  now: number;
  trans: TranslationBundle;
  /** Begin to sign in; null: to a host that is asked for. */
  onConnect: (host: string | null) => void;
  onMenu: (account: Account, anchor: HTMLElement) => void;
  onRenew: (account: Account) => void;
}

/** Everyone who is signed in somewhere, and the way to one more. */
export function AccountsView(props: IAccountsViewProps): React.JSX.Element {
  const { accounts, error, first, now, onConnect, signIn, trans } = props;
  const id = React.useId();
  return (
    <>
      {signIn !== null && (
        <div
          className="jp-ImportRun-signIn"
          role="group"
          aria-label={trans.__('Sign in')}
        >
          {signIn}
        </div>
      )}
      {props.told !== null && (
        <div className="jp-ImportRun-told">{props.told}</div>
      )}
      {error !== null && (
        <div className="jp-ImportRun-told">
          <ErrorMessage id={id} text={error} />
        </div>
      )}
      {props.setAside !== null && (
        <div className="jp-ImportRun-told">{props.setAside}</div>
      )}
      {accounts !== null && accounts.length > 0 && (
        <ul className="jp-ImportRun-list" aria-label={trans.__('Accounts')}>
          {accounts.map(account => (
            <AccountRow
              key={account.id}
              account={account}
              now={now}
              trans={trans}
              onMenu={props.onMenu}
              onRenew={props.onRenew}
            />
          ))}
        </ul>
      )}
      {accounts?.length === 0 && signIn === null && (
        <p className="jp-ImportRun-note">
          {trans.__(
            'Signed in once, you import private repositories, push, and pick from your own projects here.'
          )}
        </p>
      )}
      {accounts !== null && signIn === null && (
        <div className="jp-ImportRun-connect">
          <div className="jp-ImportRun-buttons jp-mod-fill">
            <Button
              label={trans.__('Connect %1…', first.name)}
              onClick={() => {
                onConnect(first.host);
              }}
            />
            <Button
              label={trans.__('Other…')}
              onClick={() => {
                onConnect(null);
              }}
            />
          </div>
        </div>
      )}
      {accounts !== null && (
        <p className="jp-ImportRun-note jp-ImportRun-small">
          {trans.__(
            'Git in terminals and notebooks is signed in too. Tokens stay on this server.'
          )}
        </p>
      )}
    </>
  );
}
