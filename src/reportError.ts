import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { asErrorInfo, ImportRunError } from './api/error';
import { errorText } from './errorText';
import { PopupBlockedError } from './opening/popup';

/** Tell the person of a failure that has no place of its own in the panel. */
export function reportError(error: unknown, trans: TranslationBundle): void {
  console.error(error);
  Notification.error(sentence(error, trans), { autoClose: 8000 });
}

function sentence(error: unknown, trans: TranslationBundle): string {
  if (error instanceof PopupBlockedError) {
    return trans.__(
      'The browser did not let a new tab open. Allow pop-ups for this site, then try again.'
    );
  }
  return error instanceof ImportRunError
    ? errorText(asErrorInfo(error), trans).sentence
    : trans.__('That did not work: %1', asErrorInfo(error).message);
}
