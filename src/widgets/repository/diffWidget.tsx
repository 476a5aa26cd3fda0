import '../../../style/panel.js';

import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, MainAreaWidget, showDialog } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import type { ITranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { getDiff } from '../../api/diff';
import { DiffView } from '../../components/repository/DiffView';
import { eyeIcon } from '../../icons';
import { baseName } from '../../model/paths';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { showGitDiff } from './gitDiff';
import { DialogBody } from '../dialogBody';

/**
 * Show what a commit would change in a file: as a tab, and in Notebook 7 as a dialog.
 *
 * Where jupyterlab-git is installed, people have its own view of it.
 *
 * @param path - The API path of the repository.
 * @param file - A path in it.
 */
export async function showDiff(
  app: JupyterFrontEnd,
  path: string,
  file: string,
  translator: ITranslator
): Promise<void> {
  const trans = translator.load(DOMAIN);
  const diff = await getDiff(
    app.serviceManager.serverSettings,
    path,
    file,
    null
  );
  const name = visibleText(baseName(file));
  const view = <DiffView diff={diff} trans={trans} />;
  if (PageConfig.getOption('notebookPage') !== '') {
    await showDialog({
      title: trans.__('Changes of %1', name),
      body: DialogBody.create(view),
      buttons: [Dialog.okButton({ label: trans.__('Close') })]
    });
    return;
  }
  if (await showGitDiff(app, path, diff)) {
    return;
  }
  const id = `jupyter-import-run-diff:${path}:${file}`;
  for (const widget of app.shell.widgets('main')) {
    // The one that is open shows what was.
    if (widget.id === id) {
      widget.dispose();
    }
  }
  const content = ReactWidget.create(view);
  content.addClass('jp-ImportRun-diffTab');
  const tab = new MainAreaWidget({ content });
  tab.id = id;
  tab.title.label = trans.__('%1 (changes)', name);
  tab.title.caption = visibleText(file);
  tab.title.icon = eyeIcon;
  tab.title.closable = true;
  app.shell.add(tab, 'main');
  app.shell.activateById(id);
}
