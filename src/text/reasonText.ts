import type { TranslationBundle } from '@jupyterlab/translation';

import type { ErrorInfo } from '../api/_schema';
import { Facts } from './facts';
import { accountReasons } from './reasons/account';
import { addressReasons } from './reasons/address';
import { commitReasons } from './reasons/commit';
import { hostKeyReasons } from './reasons/hostKey';
import { jupyterReasons } from './reasons/jupyter';
import { linkReasons } from './reasons/link';
import { networkReasons } from './reasons/network';
import { notebookReasons } from './reasons/notebook';
import { pageReasons } from './reasons/page';
import { presetReasons } from './reasons/preset';
import { publishReasons } from './reasons/publish';
import { pushReasons } from './reasons/push';
import type { ErrorReason, Reasons } from './reasons/reason';
import { repositoryReasons } from './reasons/repository';
import { requestReasons } from './reasons/request';
import { urlReasons } from './reasons/url';

/**
 * What a person can do about an error, as a button of ours:
 * run the job again, allow its host, sign in there, take its ssh key for the right one, see the
 * repositories that can be used, or change what was asked for.
 */
export type ErrorAction =
  | 'allow_host'
  | 'change'
  | 'none'
  | 'retry'
  | 'show_saved'
  | 'sign_in'
  | 'trust_host_key';

export interface IErrorText {
  /** What happened, then what to do. */
  sentence: string;
  action: ErrorAction;
  /** The administrator decides; drawn with a lock. */
  locked?: boolean;
  /** A URL that would work instead. */
  suggestion?: string;
  /** The page where the person does what is missing, and comes back from. */
  page?: string;
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
  const { page, reason, suggestion } = error.data;
  if (reason === undefined) {
    return null;
  }
  const [reasons, action] = reasonsOf(error, trans);
  const sentence = Object.prototype.hasOwnProperty.call(reasons, reason)
    ? reasons[reason]
    : undefined;
  if (sentence === undefined) {
    return null;
  }
  const text: IErrorText = { sentence, action };
  if (typeof suggestion === 'string') {
    text.suggestion = suggestion;
  }
  if (reason === 'sso_required' && typeof page === 'string') {
    text.page = page;
  }
  if (
    (error.code === 'address_forbidden' && action === 'none') ||
    reason === 'given' ||
    reason === 'given_start' ||
    reason === 'not_offered'
  ) {
    text.locked = true;
  }
  if (reason === 'not_offered') {
    text.action = 'show_saved';
  }
  return text;
}

/** The sentences that a code can have. One reason may say different things of two codes. */
function reasonsOf(
  { code, data, message }: ErrorInfo,
  trans: TranslationBundle
): [Reasons, ErrorAction] {
  const facts = new Facts(data);
  const jupyter = jupyterReasons(message, trans);
  switch (code) {
    case 'invalid_url':
      return [urlReasons(trans), 'change'];
    case 'not_a_notebook':
      return [notebookReasons(facts, trans), 'change'];
    case 'address_forbidden':
      return [
        { ...addressReasons(facts, trans), ...linkReasons(facts, trans) },
        addressAction(facts)
      ];
    case 'unsupported':
      return data.reason === 'extension_missing'
        ? [jupyter, 'none']
        : [
            {
              ...pageReasons(trans),
              ...presetReasons(facts, trans),
              ...repositoryReasons(facts, trans),
              ...commitReasons(facts, trans),
              ...publishReasons(facts, trans),
              ...accountReasons(facts, trans),
              ...linkReasons(facts, trans)
            },
            'change'
          ];
    case 'invalid_request':
    case 'exists':
      return [
        {
          ...requestReasons(facts, trans),
          ...presetReasons(facts, trans),
          ...commitReasons(facts, trans),
          ...publishReasons(facts, trans),
          ...accountReasons(facts, trans)
        },
        'change'
      ];
    case 'conflict':
      return [repositoryReasons(facts, trans), 'none'];
    case 'push_rejected':
      return data.reason === 'branch_moves'
        ? [publishReasons(facts, trans), 'retry']
        : [pushReasons(trans), 'none'];
    case 'network':
    case 'timeout':
      return [
        {
          ...networkReasons(facts, trans),
          ...accountReasons(facts, trans),
          ...jupyter
        },
        'retry'
      ];
    case 'auth_required':
    case 'auth_failed':
      return [
        { ...hostKeyReasons(facts, trans), ...accountReasons(facts, trans) },
        signInAction(facts)
      ];
    case 'ref_not_found':
    case 'too_large':
      return [
        { ...repositoryReasons(facts, trans), ...publishReasons(facts, trans) },
        'change'
      ];
    case 'forbidden':
      return [
        {
          ...jupyter,
          ...presetReasons(facts, trans),
          ...commitReasons(facts, trans),
          ...pushReasons(trans),
          ...accountReasons(facts, trans),
          ...linkReasons(facts, trans)
        },
        'none'
      ];
    case 'not_found':
      return [
        {
          ...presetReasons(facts, trans),
          ...requestReasons(facts, trans),
          ...accountReasons(facts, trans)
        },
        'change'
      ];
    case 'cancelled':
    case 'internal':
      return [jupyter, 'retry'];
    default:
      return [{}, 'none'];
  }
}

function addressAction(facts: Facts): ErrorAction {
  if (facts.text('reason') !== 'private') {
    return 'change';
  }
  return facts.flag('can_allow') ? 'allow_host' : 'none';
}

function signInAction(facts: Facts): ErrorAction {
  switch (facts.text('reason')) {
    case 'host_key_changed':
      return 'none';
    case 'aws_credentials':
    case 'aws_tools_missing':
    case 'ssh_key_locked':
    case 'ssh_key_refused':
    case 'sso_required':
      return 'retry';
    case 'unknown_host_key':
      return facts.text('fingerprint') === null ? 'retry' : 'trust_host_key';
    default:
      return 'sign_in';
  }
}

type Said = keyof (ReturnType<typeof accountReasons> &
  ReturnType<typeof addressReasons> &
  ReturnType<typeof commitReasons> &
  ReturnType<typeof hostKeyReasons> &
  ReturnType<typeof jupyterReasons> &
  ReturnType<typeof linkReasons> &
  ReturnType<typeof networkReasons> &
  ReturnType<typeof notebookReasons> &
  ReturnType<typeof pageReasons> &
  ReturnType<typeof presetReasons> &
  ReturnType<typeof publishReasons> &
  ReturnType<typeof pushReasons> &
  ReturnType<typeof repositoryReasons> &
  ReturnType<typeof requestReasons> &
  ReturnType<typeof urlReasons>);

/** The compiler refuses this once the server has a reason that is said nowhere. */
export const UNSAID: Record<Exclude<ErrorReason, Said>, string> = {};
