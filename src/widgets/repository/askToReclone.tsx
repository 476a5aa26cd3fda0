import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Losses } from '../../api/_schema';
import { visibleText } from '../../text/format';
import { addressOf } from '../../text/sourceText';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** Whether to fetch a repository anew; each thing that would go is counted. */
export async function askToReclone(
  name: string,
  url: string,
  losses: Losses,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const lines = lossLines(losses, trans);
  const along = alongText(losses, trans);
  const { button } = await showDialog({
    title: trans.__('Re-clone %1', visibleText(name)),
    body: DialogBody.create(
      <div className="jp-ImportRun-dialogBody">
        <p>
          {lines.length === 0
            ? trans.__(
                'The folder is fetched anew from %1. Nothing would go away.',
                visibleText(addressOf(url))
              )
            : trans.__(
                'The folder is fetched anew from %1. This would go away:',
                visibleText(addressOf(url))
              )}
        </p>
        {lines.length > 0 && (
          <dl className="jp-ImportRun-counts">
            {lines.map(([count, text]) => (
              <div key={text}>
                <dt>{count.toLocaleString()}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {along !== '' && <p>{along}</p>}
        <p>
          {trans.__(
            'All of it is kept as a snapshot first, and can be restored. If fetching fails, nothing changes.'
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

/** What there is any of, counted. */
function lossLines(
  losses: Losses,
  trans: TranslationBundle
): [number, string][] {
  const { changes, ignored, unpushed, untracked } = losses;
  const lines: [number, string][] = [
    [
      unpushed,
      trans._n(
        'commit that is not pushed, on any branch',
        'commits that are not pushed, on all branches',
        unpushed
      )
    ],
    [changes, trans._n('changed file', 'changed files', changes)],
    [
      untracked,
      trans._n(
        'new file, never committed',
        'new files, never committed',
        untracked
      )
    ],
    [
      ignored,
      trans._n('file that Git ignores', 'files that Git ignores', ignored)
    ]
  ];
  return lines.filter(([count]) => count > 0);
}

/** What the new clone gets from the old folder. */
function alongText(
  { left = 0, snapshots = 0, stashes = 0 }: Losses,
  trans: TranslationBundle
): string {
  const parts = [
    left > 0 &&
      trans._n('changes left on a branch', 'changes left %1 times', left),
    stashes > 0 && trans._n('%1 stash', '%1 stashes', stashes),
    snapshots > 0 &&
      trans._n('%1 earlier snapshot', '%1 earlier snapshots', snapshots)
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : trans.__('These come along: %1.', parts.join(', '));
}
