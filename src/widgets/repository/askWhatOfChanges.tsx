import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import {
  ChangesChoice,
  type WhatOfChanges
} from '../../components/repository/ChangesChoice';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/** What becomes of the changes here when `target` is checked out; null: stay here. */
export async function askWhatOfChanges(
  model: RepositoryModel,
  target: string,
  translator: ITranslator
): Promise<WhatOfChanges | null> {
  const trans = translator.load(DOMAIN);
  await model.refresh();
  const body = new ChoiceBody(model, target, translator);
  const { button } = await showDialog({
    title: trans.__('Switch to %1', visibleText(target)),
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Switch') })
    ]
  });
  return button.accept ? body.chosen : null;
}

class ChoiceBody extends DialogBody {
  constructor(
    private readonly _model: RepositoryModel,
    private readonly _target: string,
    private readonly _translator: ITranslator
  ) {
    super();
  }

  chosen: WhatOfChanges = 'leave';

  protected override render(): React.JSX.Element {
    const { status } = this._model.state;
    return (
      <ChangesChoice
        branch={status?.branch ?? null}
        target={this._target}
        changes={status?.changes ?? []}
        total={status?.changes_total ?? 0}
        chosen={this.chosen}
        trans={this._translator.load(DOMAIN)}
        onChoose={chosen => {
          this.chosen = chosen;
          this.update();
        }}
      />
    );
  }
}
