import type { TranslationBundle } from '@jupyterlab/translation';

import type { Account, AccountList } from '../api/_schema';
import type { ScopeUse } from '../api/accounts';
import { assertNever } from '../assertNever';
import type { Upkeep } from '../model/accounts/expiry';
import { baseName } from '../model/paths';
import { visibleText } from './format';

/** What people call an account. */
export function accountName({ display_name, username }: Account): string {
  return visibleText(username || display_name || '?');
}

/** The account and its host, where it stands alone. */
export function accountTitle(
  account: Account,
  trans: TranslationBundle
): string {
  return trans.__('%1 on %2', accountName(account), visibleText(account.host));
}

/** The letter in its circle. */
export function initialOf(account: Account): string {
  const [first = '?'] = account.display_name || account.username || '?';
  return first.toLocaleUpperCase();
}

/** What it is used for, in a few words; empty where it is used for nothing yet. */
export function usedByText(
  { used_by: paths }: Account,
  trans: TranslationBundle
): string {
  switch (paths.length) {
    case 0:
      return '';
    case 1:
      return trans.__('used by %1', visibleText(baseName(paths[0])));
    default:
      return trans._n(
        'used by %1 repository',
        'used by %1 repositories',
        paths.length
      );
  }
}

/** A day, as the person's language writes it. */
export function dayText(time: string): string {
  return new Date(time).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'long',
    year: 'numeric'
  });
}

/** What a person should know of an account's end. */
export function upkeepText(
  upkeep: NonNullable<Upkeep>,
  { host, kind }: Account,
  trans: TranslationBundle
): string {
  switch (upkeep.what) {
    case 'refused':
      return trans.__('%1 does not accept it any more.', visibleText(host));
    case 'over':
      return kind === 'token'
        ? trans.__('The token has ended.')
        : trans.__('The sign-in has ended.');
    case 'soon':
      return kind === 'token'
        ? trans._n(
            'The token ends in %1 day.',
            'The token ends in %1 days.',
            upkeep.days
          )
        : trans._n(
            'The sign-in ends in %1 day.',
            'The sign-in ends in %1 days.',
            upkeep.days
          );
    default:
      return assertNever(upkeep);
  }
}

/** What keeps the secrets, and who gets to see them. */
export function protectionText(
  by: AccountList['protected_by'] | null,
  host: string,
  trans: TranslationBundle
): string {
  switch (by) {
    case 'keyring':
      return trans.__(
        'Kept in the keyring of this server’s system, and sent to %1 only.',
        host
      );
    case 'aws':
      return trans.__(
        'Kept in AWS Secrets Manager, and sent to %1 only.',
        host
      );
    case 'hub':
    case 'other':
      return trans.__(
        'Kept where your administrator decided, and sent to %1 only.',
        host
      );
    default:
      return trans.__(
        'Kept in a file on this server that is readable by you alone, and sent to %1 only.',
        host
      );
  }
}

/** What an account is needed for, as part of a list. */
export function useText(use: ScopeUse, trans: TranslationBundle): string {
  switch (use) {
    case 'clone':
      return trans.__('read your repositories');
    case 'push':
      return trans.__('push');
    case 'projects':
      return trans.__('pick from your projects');
    case 'fork':
      return trans.__('fork');
    case 'create':
      return trans.__('create repositories');
    case 'merge_request':
      return trans.__('ask for merges');
    default:
      return assertNever(use);
  }
}

export function usesText(
  uses: readonly ScopeUse[],
  trans: TranslationBundle
): string {
  const [last, ...others] = uses.map(use => useText(use, trans)).reverse();
  return others.length === 0
    ? last
    : trans.__('%1 and %2', others.reverse().join(', '), last);
}
