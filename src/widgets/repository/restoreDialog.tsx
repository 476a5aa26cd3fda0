import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { deleteSnapshot } from '../../api/snapshots';
import { RestoreView } from '../../components/repository/RestoreView';
import { SnapshotsModel } from '../../model/repository/snapshotsModel';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

export interface IRestoreOptions {
  path: string;
  name: string;
  iconOf: (path: string) => LabIcon;
  serverSettings: ServerConnection.ISettings;
  translator: ITranslator;
}

/** A snapshot, and the files of it that are wanted; null: all of it. */
export interface IRestoreAnswer {
  snapshot: string;
  files: string[] | null;
  beside: boolean;
  onto_here: boolean;
}

/** Let a person look through what was kept; null where they put nothing back. */
export async function askWhatToRestore(
  options: IRestoreOptions
): Promise<IRestoreAnswer | null> {
  const trans = options.translator.load(DOMAIN);
  for (;;) {
    const model = new SnapshotsModel(options.serverSettings, options.path);
    await model.load();
    const action = await show(model, options, trans);
    const { beside, chosen, ontoHere, shown } = model.state;
    model.dispose();
    if (action === null || shown === null) {
      return null;
    }
    if (action === 'restore') {
      return chosen.size === 0
        ? { snapshot: shown, files: null, beside: false, onto_here: ontoHere }
        : { snapshot: shown, files: [...chosen], beside, onto_here: false };
    }
    if (await askToDelete(trans)) {
      await deleteSnapshot(options.serverSettings, shown);
    }
  }
}

async function show(
  model: SnapshotsModel,
  { iconOf, name }: IRestoreOptions,
  trans: TranslationBundle
): Promise<'delete' | 'restore' | null> {
  const buttons = [Dialog.cancelButton({ label: trans.__('Close') })];
  if ((model.state.snapshots ?? []).length > 0) {
    buttons.unshift(
      Dialog.createButton({
        label: trans.__('Delete…'),
        className: 'jp-mod-reject jp-ImportRun-farLeft',
        accept: true,
        actions: ['delete']
      })
    );
    buttons.push(
      Dialog.okButton({ label: trans.__('Put Back'), actions: ['restore'] })
    );
  }
  const dialog = new Dialog({
    title: trans.__('Restore %1', visibleText(name)),
    body: DialogBody.create(
      <RestoreView model={model} iconOf={iconOf} trans={trans} />
    ),
    buttons,
    defaultButton: buttons.length - 1,
    focusNodeSelector: '[role="listbox"]'
  });
  dialog.addClass('jp-ImportRun-wideDialog');
  const { button } = await dialog.launch();
  if (!button.accept) {
    return null;
  }
  return button.actions.includes('delete') ? 'delete' : 'restore';
}

async function askToDelete(trans: TranslationBundle): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Delete This Snapshot?'),
    body: trans.__('What only it holds is gone for good then.'),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Delete') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
