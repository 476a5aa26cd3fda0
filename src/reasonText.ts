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
}

/**
 * The sentence for an error whose `data.reason` says more than its code.
 *
 * Null for reasons without a sentence of their own, also those of a newer server.
 */
export function reasonText(
  error: ErrorInfo,
  trans: TranslationBundle
): IErrorText | null {
  const { reason } = error.data;
  const change = (sentence: string): IErrorText => ({
    sentence,
    action: 'change'
  });
  const retry = (sentence: string): IErrorText => ({
    sentence,
    action: 'retry'
  });
  switch (reason) {
    case 'empty':
      return change(trans.__('Paste the URL of a notebook or a repository.'));
    case 'account_page':
      return change(
        trans.__(
          'This is the page of an account, not a repository. Open one of its repositories and paste that URL.'
        )
      );
    case 'web_page':
      return change(
        trans.__(
          'This is a web page, not a notebook. Paste the URL of an .ipynb file or of a repository.'
        )
      );
    case 'credentials':
      return change(
        trans.__(
          'There is a user name or password in this URL. Leave it out; git here knows how to sign in.'
        )
      );
    case 'scheme':
      return change(
        trans.__(
          'This kind of address cannot be imported. Paste one that begins with https:// or git@.'
        )
      );
    case 'plain_http':
      return change(
        trans.__(
          'This address is not encrypted. Use https:// instead of http://.'
        )
      );
    case 'control_character':
      return change(
        trans.__(
          'There is an invisible character in this URL. Copy it once more.'
        )
      );
    case 'too_long':
      return change(trans.__('This is too long for a URL.'));
    case 'option':
    case 'local_path':
      return change(
        trans.__(
          'This is no URL. Paste the address of a notebook or a repository.'
        )
      );
    case 'several_notebooks':
      return change(
        trans.__('There are several notebooks on this page. Choose one.')
      );
    case 'login_page':
      return change(
        trans.__(
          'A sign-in page came instead of a notebook. It is not public there, so it was not saved.'
        )
      );
    case 'html_page':
    case 'html':
      return change(
        trans.__(
          'A web page came instead of a notebook, so it was not saved. Paste the URL of the file itself.'
        )
      );
    case 'lfs_pointer':
      return change(
        trans.__(
          'The notebook itself is kept in Git LFS; only a pointer came. Import its repository instead.'
        )
      );
    case 'other_origin': {
      const { name } = error.data;
      return typeof name === 'string'
        ? change(
            trans.__(
              '“%1” is there already, and it comes from somewhere else. Choose another name.',
              visibleText(name)
            )
          )
        : null;
    }
    case 'certificate':
      return retry(
        trans.__(
          'The host does not prove who it is: its certificate is not valid here.'
        )
      );
    case 'cut':
      return retry(
        trans.__('The file came only in part, so it was not saved. Try again.')
      );
    case 'server_stopped':
      return retry(trans.__('The server stopped in the middle. Try again.'));
    case 'jupyter_unreachable':
      return retry(
        trans.__('Jupyter cannot be reached. Is its server still running?')
      );
    case 'extension_missing':
      return {
        sentence: trans.__(
          'The server part of Import & Run is not running. Install it and restart Jupyter.'
        ),
        action: 'none'
      };
    default:
      return null;
  }
}
