import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { visibleText } from '../../format';
import { addressOf } from '../../sourceText';
import { DOMAIN } from '../../translation';

/** Whether to fetch a repository anew; each thing that would go is counted. */
export async function askToReclone(
  name: string,
  status: RepositoryStatus,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const losses = lossesOf(status, trans);
  const { button } = await showDialog({
    title: trans.__('Re-clone %1', visibleText(name)),
    body: (
      <div className="jp-ImportRun-dialogBody">
        <p>
          {trans.__(
            'The folder is fetched anew from %1. This would go away:',
            visibleText(addressOf(status.url ?? ''))
          )}
        </p>
        <dl className="jp-ImportRun-counts">
          {losses.map(({ count, text }) => (
            <div key={text}>
              <dt>{count}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>
          {trans.__(
            'The whole folder is kept as a snapshot first, with everything in it, and is found under Restore…. If fetching fails, nothing changes.'
          )}
        </p>
      </div>
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Re-clone') })
    ],
    defaultButton: 0
  });
  return button.accept;
}

interface ILoss {
  count: string;
  text: string;
}

function lossesOf(status: RepositoryStatus, trans: TranslationBundle): ILoss[] {
  const { ahead, branch, changes, changes_total } = status;
  const untracked = changes.filter(each => each.status === 'untracked').length;
  const rest = changes_total - untracked;
  const losses: ILoss[] = [];
  if (ahead) {
    losses.push({
      count: String(ahead),
      text: trans._n(
        'commit that is not pushed, on %2',
        'commits that are not pushed, on %2',
        ahead,
        visibleText(branch ?? '')
      )
    });
  }
  if (rest > 0) {
    losses.push({
      count: rest.toLocaleString(),
      text: trans._n('changed file', 'changed files', rest)
    });
  }
  if (untracked > 0) {
    losses.push({
      count: untracked.toLocaleString(),
      text: trans._n(
        'new file or folder, never committed',
        'new files or folders, never committed',
        untracked
      )
    });
  }
  losses.push({
    count: '+',
    text: trans.__('other branches of yours, and files that Git ignores')
  });
  return losses;
}
