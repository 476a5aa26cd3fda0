import '../../style/panel.js';

import { Clipboard, Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import type { Job } from '../api/_schema';
import { errorText } from '../errorText';
import { visibleText } from '../format';
import { titleOf } from '../jobText';
import { DOMAIN } from '../translation';

/** A failure with its code, and in git's or the host's own words. */
export async function showDetails(
  job: Job,
  translator: ITranslator
): Promise<void> {
  const { error } = job;
  if (error === null) {
    return;
  }
  const trans = translator.load(DOMAIN);
  const own = typeof error.data.details === 'string' ? error.data.details : '';
  const text = [`${error.code}: ${error.message}`, own]
    .filter(Boolean)
    .join('\n\n');
  const { button } = await showDialog({
    title: titleOf(job),
    body: (
      <div className="jp-ImportRun-dialogBody">
        <p>{errorText(error, trans).sentence}</p>
        <pre className="jp-ImportRun-words" tabIndex={0}>
          {text.split('\n').map(visibleText).join('\n')}
        </pre>
      </div>
    ),
    buttons: [
      Dialog.createButton({
        label: trans.__('Copy'),
        className: 'jp-mod-reject',
        accept: true
      }),
      Dialog.cancelButton({ label: trans.__('Close') })
    ],
    defaultButton: 1
  });
  if (button.accept) {
    Clipboard.copyToSystem(text);
  }
}
