import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { asErrorInfo, ImportRunError } from './api/error';
import { PopupBlockedError } from './opening/popup';

/** How long the notification of a failure stays. */
const CLOSE_AFTER_MS = 8000;

/** Tell the person of a failure that has no place of its own in the panel. */
export function reportError(error: unknown, trans: TranslationBundle): void {
  // It is told; the console has the rest for whoever looks for the cause.
  console.warn(error);
  void sentenceOf(error, trans).then(sentence => {
    Notification.error(sentence, { autoClose: CLOSE_AFTER_MS });
  });
}

async function sentenceOf(
  error: unknown,
  trans: TranslationBundle
): Promise<string> {
  if (error instanceof PopupBlockedError) {
    return trans.__(
      'The browser did not let a new tab open. Allow pop-ups for this site, then try again.'
    );
  }
  if (error instanceof ImportRunError) {
    const { errorText } = await import('./text/errorText');
    return errorText(error, trans).sentence;
  }
  return trans.__('That did not work: %1', asErrorInfo(error).message);
}
