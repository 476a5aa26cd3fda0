import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { CommitWarning, ErrorInfo } from '../../api/_schema';
import { assertNever } from '../../assertNever';
import { formatBytes, visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Whether files that are large or look like secrets are meant; their paths, or null. */
export async function askToConfirm(
  error: ErrorInfo | null,
  translator: ITranslator
): Promise<string[] | null> {
  const trans = translator.load(DOMAIN);
  const warnings = warningsOf(error);
  const paths = [...new Set(warnings.map(({ path }) => path))];
  const { button } = await showDialog({
    title: trans.__('Commit These Files?'),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            'Once they are pushed, they stay in the history for everyone.'
          )}
        </p>
        <ul className="jp-ImportRun-fileList">
          {paths.map(path => (
            <li key={path}>
              <b>{visibleText(path)}</b>
              {warnings
                .filter(warning => warning.path === path)
                .map(warning => (
                  <span
                    key={warning.what}
                    className="jp-ImportRun-small jp-ImportRun-hint"
                  >
                    {warningLine(warning, trans)}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Commit All the Same') })
    ],
    defaultButton: 0
  });
  return button.accept ? paths : null;
}

function warningLine(
  { size, what }: CommitWarning,
  trans: TranslationBundle
): string {
  switch (what) {
    case 'too_large':
      return trans.__('%1: the host will not take it', formatBytes(size));
    case 'large':
      return trans.__('%1: every clone has to fetch it', formatBytes(size));
    case 'secret_name':
      return trans.__('is usually kept secret');
    case 'private_key':
      return trans.__('has a private key in it');
    case 'token':
      return trans.__('has what looks like an access token in it');
    case 'twin_name':
      return trans.__(
        'macOS and Windows take it for another one, whose name differs only in case or accents'
      );
    default:
      return assertNever(what);
  }
}

function warningsOf(error: ErrorInfo | null): CommitWarning[] {
  const { warnings } = error?.data ?? {};
  return Array.isArray(warnings) ? (warnings as CommitWarning[]) : [];
}
