import '../../../style/panel.js';

import { Dialog } from '@jupyterlab/apputils';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import { type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { HistoryView } from '../../components/repository/HistoryView';
import { HistoryModel } from '../../model/repository/historyModel';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

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

/** Show the history, and from there that of a file; the version wanted back, or null. */
export async function showHistory(
  options: IHistoryOptions
): Promise<IVersion | null> {
  let answer: IVersion | string | null = options.file;
  do {
    answer = await show({ ...options, file: answer });
  } while (typeof answer === 'string');
  return answer;
}

/** What a person wants: a version back, the history of a file, or no more. */
async function show(
  options: IHistoryOptions
): Promise<IVersion | string | null> {
  const { file, iconOf, name, path, serverSettings, translator } = options;
  const trans = translator.load(DOMAIN);
  const model = new HistoryModel(serverSettings, path, file);
  let wanted: IVersion | string | null = null;
  const dialog = new Dialog({
    title: trans.__('History of %1', visibleText(file ?? name)),
    body: DialogBody.create(
      <HistoryView
        model={model}
        iconOf={iconOf}
        trans={trans}
        onBringBack={(wantedFile, commit) => {
          wanted = { file: wantedFile, commit };
          dialog.reject();
        }}
        onHistory={wantedFile => {
          wanted = wantedFile;
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
