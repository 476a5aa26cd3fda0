import '../../../style/panel.js';

import { Dialog } from '@jupyterlab/apputils';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import { type LabIcon, ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { HistoryView } from '../../components/repository/HistoryView';
import { visibleText } from '../../format';
import { HistoryModel } from '../../model/repository/historyModel';
import { DOMAIN } from '../../translation';

export interface IHistoryOptions {
  path: string;
  name: string;
  /** A path in the repository: its commits only. */
  file: string | null;
  iconOf: (path: string) => LabIcon;
  serverSettings: ServerConnection.ISettings;
  translator: ITranslator;
}

/** A file as it was in a commit. */
export interface IVersion {
  file: string;
  commit: string;
}

/** Show the history; the version that a person wants back, or null. */
export async function showHistory(
  options: IHistoryOptions
): Promise<IVersion | null> {
  const { file, iconOf, name, path, serverSettings, translator } = options;
  const trans = translator.load(DOMAIN);
  const model = new HistoryModel(serverSettings, path, file);
  let wanted: IVersion | null = null;
  const dialog = new Dialog({
    title: trans.__('History of %1', visibleText(file ?? name)),
    body: ReactWidget.create(
      <HistoryView
        model={model}
        iconOf={iconOf}
        trans={trans}
        onBringBack={(wantedFile, commit) => {
          wanted = { file: wantedFile, commit };
          dialog.reject();
        }}
      />
    ),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })],
    focusNodeSelector: '[role="listbox"]'
  });
  dialog.addClass('jp-ImportRun-wideDialog');
  await model.more();
  await dialog.launch();
  model.dispose();
  return wanted;
}
