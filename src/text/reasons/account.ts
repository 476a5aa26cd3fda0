import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** What keeps a person from being signed in to a host, or an account from being of use. */
export function accountReasons(facts: Facts, trans: TranslationBundle) {
  const host = facts.text('host') ?? trans.__('The host');
  const scopes = facts.texts('scopes');
  return {
    account_gone: trans.__(
      'The account that was chosen for this is not connected any more. Connect it again, or choose another one.'
    ),
    account_read_only: trans.__(
      'The JupyterHub gives you this account, so it cannot be changed here.'
    ),
    aws_credentials: trans.__(
      'The AWS tools on this server do not know who you are. Configure them in a terminal, then try again.'
    ),
    aws_tools_missing: trans.__(
      'AWS CodeCommit needs the program “%1”, which is not installed on this server.',
      facts.text('program') ?? 'aws'
    ),
    aws_unreachable: trans.__(
      'AWS Secrets Manager does not answer this server. Try again in a moment.'
    ),
    foreign_page: trans.__(
      '%1 sends people to another site to sign in, “%2”. That may be somebody else’s, so it is not shown.',
      host,
      facts.text('page') ?? ''
    ),
    no_application: trans.__(
      'Signing in on the page of %1 is not set up here. Use a token instead.',
      host
    ),
    no_fork: trans.__(
      '%1 does not let programs make forks. Make one on its pages, and import that.',
      host
    ),
    no_projects: trans.__(
      '%1 does not tell which repositories you have. Paste the address of one.',
      host
    ),
    not_allowed: trans.__(
      'Your account on %1 may not do this there. Ask who the repository belongs to, or use another account.',
      host
    ),
    other_browser: trans.__(
      'This sign-in was begun in another browser. Begin it again in this one.'
    ),
    secret_exists: trans.__(
      'AWS Secrets Manager has a secret of this name already. Use that one, or choose another name.'
    ),
    secret_forbidden: trans.__(
      'AWS does not let this server do that with the secret. Ask whoever manages your AWS account.'
    ),
    secret_form: trans.__(
      'What is in this secret is no “username” with a “password”.'
    ),
    secret_missing: trans.__(
      'AWS Secrets Manager has no such secret, in the region of this server. Look at its name.'
    ),
    sign_in_denied: trans.__(
      'You said no on the page of %1. Nothing was connected.',
      host
    ),
    sign_in_expired: trans.__(
      'The code was not entered in time. Begin again to get a new one.'
    ),
    sign_in_over: trans.__('This sign-in is over. Begin a new one.'),
    sso_required: trans.__(
      'An organization on %1 wants you to sign in with its single sign-on first. Then try again.',
      host
    ),
    token_expired: trans.__(
      'The time of your sign-in to %1 is over. Sign in again.',
      host
    ),
    token_refused: trans.__(
      '%1 does not accept this account any more. Sign in again.',
      host
    ),
    too_few_scopes:
      scopes.length > 0
        ? trans.__(
            'The token for %1 does not allow this: it would have to have %2. Make one that has, and connect it.',
            host,
            scopes.join(', ')
          )
        : trans.__(
            'Your sign-in to %1 does not allow this. Sign in again with the scopes that it takes.',
            host
          ),
    unexpected_answer: trans.__(
      '%1 gave an answer that makes no sense. Its address or its kind may be wrong.',
      host
    ),
    unknown_application: trans.__(
      '%1 does not know the application that the administrator named. Tell the administrator.',
      host
    )
  } satisfies Reasons;
}
