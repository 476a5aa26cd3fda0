import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';

import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { formatAgo } from '../../text/format';
import { DOMAIN } from '../../translation';

/** Whether to take a lock away, or to end what another tool began. */
export async function askToRepair(
  model: RepositoryModel,
  what: 'abort' | 'lock',
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const since = model.state.status?.locked_since ?? null;
  const [title, body, label] =
    what === 'lock'
      ? [
          trans.__('Unlock the Repository?'),
          trans.__(
            'Another program locked it %1. Go on only if none is at work here any more, in a terminal or elsewhere.',
            since === null ? '' : formatAgo(since, Date.now(), trans)
          ),
          trans.__('Unlock')
        ]
      : [
          trans.__('Go Back to Before?'),
          trans.__(
            'Everything becomes as it was before that began. The files as they are now are kept as a snapshot first.'
          ),
          trans.__('Go Back')
        ];
  const { button } = await showDialog({
    title,
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label })
    ],
    defaultButton: 0
  });
  return button.accept;
}
