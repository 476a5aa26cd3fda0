import type { TranslationBundle } from '@jupyterlab/translation';

import type { Reasons } from './reason';

/** The text is no URL of anything that can be imported. */
export function urlReasons(trans: TranslationBundle) {
  const noUrl = trans.__(
    'This is no URL. Paste the URL of a notebook or a repository.'
  );
  return {
    empty: trans.__('Paste the URL of a notebook or a repository.'),
    no_url: noUrl,
    option: noUrl,
    too_long: trans.__('This is too long for a URL.'),
    control_character: trans.__(
      'There is an invisible character in this URL. Copy it once more.'
    ),
    backslash: trans.__('There is a backslash in this URL. Use / instead.'),
    local_path: trans.__(
      'This is a path on a disk. Paste the URL of a notebook or a repository.'
    ),
    scheme: trans.__(
      'This kind of address cannot be imported. Paste one that begins with https:// or git@.'
    ),
    plain_http: trans.__(
      'This address is not encrypted. Use https:// instead of http://.'
    ),
    host: trans.__('The host in this URL cannot be read. Check its spelling.'),
    port: trans.__('The port in this URL cannot be read. Check its spelling.'),
    credentials: trans.__(
      'There is a user name, password or token in this URL. Leave it out, and sign in to the host under Accounts: it is kept safe there.'
    ),
    path: trans.__(
      'The path in this URL leads nowhere inside a repository. Copy it once more.'
    ),
    ref: trans.__(
      'The branch or tag in this URL has a name that git does not allow.'
    ),
    nested: trans.__(
      'This link holds a link in a link in a link. Paste the inner one.'
    ),
    no_link: trans.__('This link does not say what it opens.'),
    account_page: trans.__(
      'This is the page of an account, not a repository. Open one of its repositories and paste that URL.'
    ),
    site_page: trans.__(
      'This page belongs to the site itself. Open a repository or notebook there and paste that URL.'
    ),
    repository_page: trans.__(
      'This page is about a repository but shows none of its files. Use the URL of the repository itself.'
    ),
    no_repository: trans.__('No repository can have this name.')
  } satisfies Reasons;
}
