import type { ServerConnection } from '@jupyterlab/services';

import type {
  Account,
  AccountList,
  AccountTest,
  Authorization,
  AuthorizationState,
  AuthorizeRequest,
  Disconnected,
  NewAccountRequest,
  ProjectPage,
  SignInWays,
  TokenScope
} from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** What an account is good for. */
export type ScopeUse = TokenScope['needed_for'][number];

/** What every account is to be good for. */
export const EVERYDAY: readonly ScopeUse[] = ['clone', 'push', 'projects'];

type Settings = ServerConnection.ISettings;

/** The connected accounts, without their secrets. Asks no host. */
export async function listAccounts(settings: Settings): Promise<AccountList> {
  return request(settings, 'GET', 'accounts');
}

/** Delete the file of accounts that could not be read and was set aside. */
export async function dropSetAside(settings: Settings): Promise<void> {
  await request(settings, 'DELETE', 'accounts/set-aside');
}

/** How one can sign in to a host; `host` may be any address on it. */
export async function getSignInWays(
  settings: Settings,
  host: string
): Promise<SignInWays> {
  return request(settings, 'GET', withQuery('accounts/ways', { host }));
}

/** Connect an account by a token or a password; the host is asked whether it accepts it. */
export async function addAccount(
  settings: Settings,
  body: NewAccountRequest
): Promise<Account> {
  return request(settings, 'POST', 'accounts', body);
}

/** Begin to sign in on the host's own page. */
export async function authorize(
  settings: Settings,
  body: AuthorizeRequest
): Promise<Authorization> {
  return request(settings, 'POST', 'accounts/authorize', body);
}

/** What became of a sign-in that was begun. */
export async function getAuthorization(
  settings: Settings,
  id: string
): Promise<AuthorizationState> {
  return request(
    settings,
    'GET',
    `accounts/authorize/${encodeURIComponent(id)}`
  );
}

/** Give up a sign-in that was begun. */
export async function dropAuthorization(
  settings: Settings,
  id: string
): Promise<void> {
  await request(
    settings,
    'DELETE',
    `accounts/authorize/${encodeURIComponent(id)}`
  );
}

/** Ask the host whether it accepts an account, and for what. */
export async function testAccount(
  settings: Settings,
  id: string
): Promise<AccountTest> {
  return request(
    settings,
    'POST',
    `accounts/${encodeURIComponent(id)}/test`,
    {}
  );
}

/** Forget an account, and let its host know where it can be told. */
export async function removeAccount(
  settings: Settings,
  id: string
): Promise<Disconnected> {
  return request(settings, 'DELETE', `accounts/${encodeURIComponent(id)}`);
}

/** The person's projects whose name has the query in it, last used first. */
export async function listProjects(
  settings: Settings,
  id: string,
  query: string
): Promise<ProjectPage> {
  const endpoint = `accounts/${encodeURIComponent(id)}/projects`;
  return request(settings, 'GET', withQuery(endpoint, { query }));
}

/** Repositories of AWS CodeCommit, as the AWS tools of the server see them. */
export async function listCodeCommit(
  settings: Settings,
  { profile, query, region }: { profile: string; query: string; region: string }
): Promise<ProjectPage> {
  return request(
    settings,
    'GET',
    withQuery('codecommit', { profile, query, region })
  );
}
