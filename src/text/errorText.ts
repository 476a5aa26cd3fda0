import type { TranslationBundle } from '@jupyterlab/translation';

import type { ErrorInfo } from '../api/_schema';
import { assertNever } from '../assertNever';
import { Facts } from './facts';
import { formatBytes } from './format';
import { type IErrorText, reasonText } from './reasonText';

export type { ErrorAction, IErrorText } from './reasonText';

/**
 * The one place where an error becomes a sentence.
 *
 * The server says facts: a code, and in `data` what it knows. Where `data.reason` tells
 * more than the code, that reason has its own sentence.
 */
export function errorText(
  error: ErrorInfo,
  trans: TranslationBundle
): IErrorText {
  const byReason = reasonText(error, trans);
  if (byReason !== null) {
    return byReason;
  }
  const data = new Facts(error.data);
  const host = data.text('host');
  switch (error.code) {
    case 'forbidden':
      return {
        sentence: trans.__(
          '%1 Choose another folder, or ask whoever runs this server.',
          error.message
        ),
        action: 'change'
      };
    case 'invalid_url':
    case 'invalid_request':
    case 'not_a_notebook':
    case 'unsupported':
      return { sentence: error.message, action: 'change' };
    case 'address_forbidden':
      return {
        sentence: trans.__(
          'This address is not reached from here. Check the URL.'
        ),
        action: 'change'
      };
    case 'host_not_allowed':
      return hostNotAllowed(data, trans);
    case 'not_found':
      return {
        sentence: trans.__(
          'Nothing was found there. Check the address, and whether you may see it.'
        ),
        action: 'change'
      };
    case 'auth_required':
      return {
        sentence: host
          ? trans.__(
              '%1 asks for a sign-in. Sign in, and this goes on by itself.',
              host
            )
          : trans.__(
              'The host asks for a sign-in. Sign in, and this goes on by itself.'
            ),
        action: 'sign_in'
      };
    case 'auth_failed':
      return {
        sentence: trans.__(
          'The host did not accept the sign-in, or you may not do this. Check your access there, or sign in again.'
        ),
        action: 'sign_in'
      };
    case 'ref_not_found': {
      const ref = data.text('ref');
      return {
        sentence: ref
          ? trans.__(
              'There is no branch, tag or commit called “%1”. Choose another.',
              ref
            )
          : trans.__('There is no such branch, tag or commit. Choose another.'),
        action: 'change'
      };
    }
    case 'too_large': {
      const limit = data.number('limit') ?? data.number('max_bytes');
      return {
        sentence: limit
          ? trans.__(
              'It is larger than the %1 that this server takes.',
              formatBytes(limit)
            )
          : trans.__('It is larger than this server takes.'),
        action: 'none'
      };
    }
    case 'timeout':
      return {
        sentence: trans.__(
          'The other side was silent for too long. Try again later.'
        ),
        action: 'retry'
      };
    case 'network':
      return {
        sentence: host
          ? trans.__(
              '%1 cannot be reached, or the connection broke. Try again.',
              host
            )
          : trans.__(
              'The host cannot be reached, or the connection broke. Try again.'
            ),
        action: 'retry'
      };
    case 'exists': {
      const name = data.text('name');
      return {
        sentence: name
          ? trans.__('“%1” is there already. Choose another name.', name)
          : trans.__('There is something of that name. Choose another name.'),
        action: 'change'
      };
    }
    case 'local_changes':
      return {
        sentence: trans.__(
          'You changed files that this would overwrite. Nothing was touched.'
        ),
        action: 'none'
      };
    case 'conflict':
      return {
        sentence: trans.__(
          'The same lines were changed here and there. Nothing was touched.'
        ),
        action: 'none'
      };
    case 'push_rejected':
      return {
        sentence: trans.__('Others pushed first. Pull, then push again.'),
        action: 'none'
      };
    case 'branch_protected':
      return {
        sentence: trans.__(
          'This branch takes no direct pushes. Push to a branch of your own.'
        ),
        action: 'none'
      };
    case 'rate_limited':
      return {
        sentence: trans.__(
          'The host has had too many requests for now. Try again in a while.'
        ),
        action: 'retry'
      };
    case 'busy':
      return {
        sentence: trans.__(
          'Another program is working there. Try again when it is done.'
        ),
        action: 'retry'
      };
    case 'limit_reached': {
      const limit = data.number('max_repositories');
      return {
        sentence: limit
          ? trans.__(
              'Your administrator allows %1 repositories here. Delete one first.',
              limit
            )
          : trans.__('Your administrator’s limit is reached.'),
        action: 'retry',
        locked: true
      };
    }
    case 'disk_full':
      return diskFull(data, trans);
    case 'cancelled':
      return { sentence: trans.__('Cancelled.'), action: 'retry' };
    case 'git_missing': {
      const version = data.text('version');
      return {
        sentence: version
          ? trans.__(
              'The git on this server is too old (%1). Ask whoever runs it for git 2.37 or newer.',
              version
            )
          : trans.__(
              'This server has no git. Ask whoever runs it to install it.'
            ),
        action: 'retry'
      };
    }
    case 'internal':
      return {
        sentence: trans.__(
          'Something went wrong here, and nothing was left behind. Try again; the details say more.'
        ),
        action: 'retry'
      };
    default:
      return unknownCode(error, error.code);
  }
}

function hostNotAllowed(data: Facts, trans: TranslationBundle): IErrorText {
  const host = data.text('host') ?? trans.__('this host');
  const allowed = data.texts('allowed_hosts');
  return {
    sentence:
      allowed.length > 0 && allowed.length <= 4
        ? trans.__(
            'Your administrator allows imports from %1 only. Ask them to add %2.',
            list(allowed, trans),
            host
          )
        : trans.__(
            'Your administrator does not allow imports from %1. Ask them to add it.',
            host
          ),
    action: 'none',
    locked: true
  };
}

function diskFull(data: Facts, trans: TranslationBundle): IErrorText {
  const free = data.number('free_bytes');
  const kept = data.number('min_free_bytes') ?? 0;
  return {
    sentence:
      free === null
        ? trans.__(
            'The disk is full. Free some space or choose another folder.'
          )
        : kept > 0
          ? trans.__(
              '%1 of the disk have to stay free, and %2 are. Free some space or choose another folder.',
              formatBytes(kept),
              formatBytes(free)
            )
          : trans.__(
              'It does not fit: the disk has %1 free. Free some space or choose another folder.',
              formatBytes(free)
            ),
    action: 'retry'
  };
}

/** A code that a newer server may send: its own sentence is all there is. */
function unknownCode(error: ErrorInfo, code: never): IErrorText {
  if (error.message === '') {
    return assertNever(code);
  }
  return { sentence: error.message, action: 'retry' };
}

function list(names: string[], trans: TranslationBundle): string {
  const last = names[names.length - 1];
  return names.length === 1
    ? last
    : trans.__('%1 and %2', names.slice(0, -1).join(', '), last);
}
