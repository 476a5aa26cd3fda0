import '../../style/panel.js';

import { Clipboard, Dialog, showDialog } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ErrorInfo, Job } from '../api/_schema';
import { FactList } from '../components/FactList';
import { errorText } from '../text/errorText';
import { visibleText } from '../text/format';
import { jobFacts } from '../text/jobFacts';
import { titleOf } from '../text/jobText';
import { DOMAIN } from '../translation';
import { DialogBody } from './dialogBody';

/** What became of a job; a failure with its code, and in git's or the host's own words. */
export async function showDetails(
  job: Job,
  contents: Contents.IManager,
  translator: ITranslator
): Promise<void> {
  const trans = translator.load(DOMAIN);
  const [body, text] =
    job.error === null
      ? await resultBody(job, contents, trans)
      : errorBody(job.error, trans);
  const { button } = await showDialog({
    title: titleOf(job),
    body: DialogBody.create(body),
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

/** What is shown, and the text to copy. */
type Body = [React.JSX.Element, string];

function errorBody(error: ErrorInfo, trans: TranslationBundle): Body {
  const own = typeof error.data.details === 'string' ? error.data.details : '';
  const text = [`${error.code}: ${error.message}`, own]
    .filter(Boolean)
    .join('\n\n');
  return [
    <div className="jp-ImportRun-dialogBody">
      <p>{errorText(error, trans).sentence}</p>
      <pre className="jp-ImportRun-words" tabIndex={0}>
        {text.split('\n').map(visibleText).join('\n')}
      </pre>
    </div>,
    text
  ];
}

async function resultBody(
  job: Job,
  contents: Contents.IManager,
  trans: TranslationBundle
): Promise<Body> {
  const facts = jobFacts(job, await sizeOf(job, contents), trans);
  return [
    <FactList facts={facts} />,
    facts.map(([name, value]) => `${name}: ${value}`).join('\n')
  ];
}

/** The size of a notebook in bytes; it may be gone by now, and a folder has none. */
async function sizeOf(
  { result }: Job,
  contents: Contents.IManager
): Promise<number | null> {
  if (result?.kind !== 'import_notebook') {
    return null;
  }
  try {
    const { size } = await contents.get(result.path, { content: false });
    return size ?? null;
  } catch {
    return null;
  }
}
