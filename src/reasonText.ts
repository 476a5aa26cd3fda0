import type { TranslationBundle } from '@jupyterlab/translation';

import type { ErrorInfo } from './api/_schema';
import { visibleText } from './format';

/**
 * What a person can do about an error, as a button of ours:
 * run the job again, allow its host, or change what was asked for.
 */
export type ErrorAction = 'allow_host' | 'change' | 'none' | 'retry';

export interface IErrorText {
  /** What happened, then what to do. */
  sentence: string;
  action: ErrorAction;
  /** The administrator decides; drawn with a lock. */
  locked?: boolean;
  /** A URL that would work instead. */
  suggestion?: string;
}

/** Sentences by `data.reason`. */
type Reasons = Readonly<Record<string, string>>;

/**
 * The sentence for an error whose `data.reason` says more than its code.
 *
 * Null for reasons without a sentence of their own, also those of a newer server.
 */
export function reasonText(
  error: ErrorInfo,
  trans: TranslationBundle
): IErrorText | null {
  const { reason, suggestion } = error.data;
  if (typeof reason !== 'string') {
    return null;
  }
  const [reasons, action] = reasonsOf(error, trans);
  if (!Object.prototype.hasOwnProperty.call(reasons, reason)) {
    return null;
  }
  const text: IErrorText = { sentence: reasons[reason], action };
  return typeof suggestion === 'string' ? { ...text, suggestion } : text;
}

function reasonsOf(
  error: ErrorInfo,
  trans: TranslationBundle
): [Reasons, ErrorAction] {
  switch (error.code) {
    case 'invalid_url':
      return [urlReasons(trans), 'change'];
    case 'not_a_notebook':
      return [notebookReasons(error, trans), 'change'];
    case 'unsupported':
      return error.data.reason === 'extension_missing'
        ? [jupyterReasons(trans), 'none']
        : [pageReasons(trans), 'change'];
    case 'invalid_request':
    case 'exists':
      return [requestReasons(error, trans), 'change'];
    case 'network':
    case 'timeout':
      return [networkReasons(error, trans), 'retry'];
    case 'cancelled':
      return [jupyterReasons(trans), 'retry'];
    default:
      return [{}, 'none'];
  }
}

/** The text is no URL of anything that can be imported. */
function urlReasons(trans: TranslationBundle): Reasons {
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
      'There is a user name, password or token in this URL. Leave it out: git here signs in by itself where it can.'
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
  };
}

/** A page whose content its host does not hand out. */
function pageReasons(trans: TranslationBundle): Reasons {
  return {
    pull_request: trans.__(
      'This host does not hand out its pull requests. Use the URL of the branch instead.'
    ),
    viewer_only: trans.__(
      'This site does not hand out the file behind its page. Download the notebook there, or paste the URL of its repository.'
    ),
    archive: trans.__(
      'This link opens an archive, not a repository. Paste the URL of one of its notebooks.'
    ),
    not_git: trans.__('This repository is kept by another system than git.')
  };
}

/** What came instead of a notebook. */
function notebookReasons(
  { data }: ErrorInfo,
  trans: TranslationBundle
): Reasons {
  const line = typeof data.line === 'number' ? data.line : null;
  return {
    web_page: trans.__(
      'This is a web page, not a notebook. Paste the URL of an .ipynb file or of a repository.'
    ),
    login_page: trans.__(
      'A sign-in page came instead of the notebook: it is not public there. Nothing was saved.'
    ),
    error_page: trans.__(
      'The host sent an error page instead of the notebook. Nothing was saved.'
    ),
    lfs_pointer: trans.__(
      'The notebook itself is kept in Git LFS; only a note of that came. Import its repository instead.'
    ),
    link: trans.__(
      'This is only a link to another file of the repository. Import that one.'
    ),
    empty: trans.__('The file is empty, so nothing was saved.'),
    not_utf8: trans.__('The file is not UTF-8 text, so it is no notebook.'),
    not_json:
      line === null
        ? trans.__('The file is not JSON, so it is no notebook.')
        : trans.__(
            'The file is not JSON (line %1), so it is no notebook.',
            line
          ),
    other_json: trans.__('The file is JSON, but not a notebook.'),
    cut: trans.__('The end of the notebook is missing. Nothing was saved.'),
    too_deep: trans.__('The file is nested too deeply to be a notebook.'),
    too_complex: trans.__('The file takes too much memory to be read.')
  };
}

function requestReasons(
  { data }: ErrorInfo,
  trans: TranslationBundle
): Reasons {
  const name = typeof data.name === 'string' ? visibleText(data.name) : '';
  return {
    several_notebooks: trans.__(
      'There are several notebooks on this page. Choose one.'
    ),
    other_origin: trans.__(
      '“%1” is there already, and it comes from somewhere else. Choose another name.',
      name
    )
  };
}

/** Where on the way it broke. */
function networkReasons(
  { data }: ErrorInfo,
  trans: TranslationBundle
): Reasons {
  const host =
    typeof data.host === 'string'
      ? visibleText(data.host)
      : trans.__('The host');
  const cut = trans.__(
    'The connection to %1 broke in the middle. Nothing was saved; try again.',
    host
  );
  return {
    certificate: trans.__(
      '%1 does not prove who it is: its certificate cannot be trusted here.',
      host
    ),
    tls: trans.__('No secure connection to %1 could be made.', host),
    dns: trans.__('%1 is not known. Check the spelling of the address.', host),
    refused: trans.__(
      '%1 does not take connections. Is it the right address?',
      host
    ),
    connect: trans.__('%1 cannot be reached. Try again later.', host),
    slow: trans.__('%1 sends too slowly. Try again later.', host),
    cut,
    server: trans.__('%1 has a problem of its own. Try again later.', host),
    proxy: trans.__(
      'The proxy of this site refused the connection. Ask whoever runs this server.'
    ),
    redirect_loop: trans.__('%1 sends in a circle. Check the address.', host),
    downgrade: trans.__(
      '%1 leads to an address that is not encrypted, so it was not followed.',
      host
    ),
    ...jupyterReasons(trans)
  };
}

/** This server, and the way to it. */
function jupyterReasons(trans: TranslationBundle): Reasons {
  return {
    server_stopped: trans.__('The server stopped in the middle. Try again.'),
    jupyter_unreachable: trans.__(
      'Jupyter cannot be reached. Is its server still running?'
    ),
    extension_missing: trans.__(
      'The server part of Import & Run is not running. Install it and restart Jupyter.'
    )
  };
}
