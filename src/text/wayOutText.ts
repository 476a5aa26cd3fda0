import type { TranslationBundle } from '@jupyterlab/translation';

import { assertNever } from '../assertNever';
import type { WayOut } from '../model/repository/waysOut';

/** A way out of a failure, as its button says it. */
export function wayOutText(way: WayOut, trans: TranslationBundle): string {
  switch (way) {
    case 'abort':
      return trans.__('Go Back to Before…');
    case 'author':
      return trans.__('Say Who You Are…');
    case 'choose_account':
      return trans.__('Choose an Account…');
    case 'choose_branch':
      return trans.__('Choose Another Branch…');
    case 'confirm':
      return trans.__('Look at Them…');
    case 'fork':
      return trans.__('Fork It…');
    case 'merge':
      return trans.__('Merge');
    case 'move_to_accounts':
      return trans.__('Move It to Accounts');
    case 'rebase':
      return trans.__('Make Mine Anew');
    case 'keep_large':
      return trans.__('Go On…');
    case 'pull_and_push':
      return trans.__('Pull and Push Again');
    case 'push':
      return trans.__('Push');
    case 'push_to_new_branch':
      return trans.__('Push to New Branch…');
    case 'retry':
      return trans.__('Try Again');
    case 'settle':
      return trans.__('Settle…');
    case 'sign_in':
      return trans.__('Sign In…');
    case 'trust':
      return trans.__('Trust the Repository…');
    case 'trust_host_key':
      return trans.__('Compare…');
    case 'undo_commit':
      return trans.__('Undo Last Commit');
    case 'unlock':
      return trans.__('Unlock…');
    case 'what_of_changes':
      return trans.__('Choose…');
    default:
      return assertNever(way);
  }
}
