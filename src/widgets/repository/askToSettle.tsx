import '../../../style/panel.js';

import { Dialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { ConflictView } from '../../components/repository/ConflictView';
import type { IConflict, Resolutions } from '../../model/repository/conflicts';
import type { RepositoryRequest } from '../../model/repository/repositoryJobs';
import { SettlingModel } from '../../model/repository/settlingModel';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/**
 * Let a person settle conflicts; nothing is written before the end.
 *
 * Null where they cancel: then all is as it was, for nothing was changed yet.
 */
export async function askToSettle(
  { kind }: RepositoryRequest,
  conflicts: readonly IConflict[],
  translator: ITranslator
): Promise<Resolutions | null> {
  const trans = translator.load(DOMAIN);
  const model = new SettlingModel(conflicts);
  const { all } = model.counts;
  const [title, cancel] = words(kind, all, trans);
  const dialog = new SettleDialog(model, {
    title,
    body: DialogBody.create(<ConflictView model={model} trans={trans} />),
    buttons: [
      Dialog.cancelButton({ label: cancel }),
      Dialog.okButton({ label: trans.__('Finish') })
    ],
    focusNodeSelector: 'input[type="radio"]'
  });
  dialog.addClass('jp-ImportRun-settleDialog');
  const { button } = await dialog.launch();
  const { resolutions } = model;
  model.dispose();
  return button.accept ? resolutions : null;
}

function words(
  kind: RepositoryRequest['kind'],
  count: number,
  trans: TranslationBundle
): [string, string] {
  switch (kind) {
    case 'switch_branch':
      return [
        trans._n(
          'Settle %1 Conflict to Switch',
          'Settle %1 Conflicts to Switch',
          count
        ),
        trans.__('Stay Here')
      ];
    case 'merge_branch':
      return [
        trans._n(
          'Settle %1 Conflict to Finish the Merge',
          'Settle %1 Conflicts to Finish the Merge',
          count
        ),
        trans.__('Cancel the Merge')
      ];
    case 'restore':
      return [
        trans._n(
          'Settle %1 Conflict to Bring Changes Back',
          'Settle %1 Conflicts to Bring Changes Back',
          count
        ),
        trans.__('Leave Them There')
      ];
    default:
      return [
        trans._n(
          'Settle %1 Conflict to Finish the Pull',
          'Settle %1 Conflicts to Finish the Pull',
          count
        ),
        trans.__('Cancel the Pull')
      ];
  }
}

/** *Finish* waits until every place has its choice, also for the Enter key. */
class SettleDialog extends Dialog<unknown> {
  constructor(
    private readonly _model: SettlingModel,
    options: Partial<Dialog.IOptions<unknown>>
  ) {
    super(options);
    _model.changed.connect(this._guard, this);
    this._guard();
  }

  override resolve(index?: number): void {
    const isFinish = (index ?? FINISH) === FINISH;
    if (!isFinish || this._model.counts.left === 0) {
      super.resolve(index);
    }
  }

  private _guard(): void {
    const button = this.node.querySelectorAll<HTMLButtonElement>(
      '.jp-Dialog-footer button'
    )[FINISH];
    button.disabled = this._model.counts.left > 0;
  }
}

/** The index of its button. */
const FINISH = 1;
