import '../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import * as React from 'react';

import { FactList } from '../components/FactList';
import type { ImportFormModel } from '../model/importForm';
import { visibleText } from '../text/format';
import { folderText } from '../text/jobText';
import { placeOf, shortRef } from '../text/sourceText';
import { DOMAIN } from '../translation';
import { DialogBody } from './dialogBody';

/** Show once more what comes from where and where it goes. */
export async function confirmImport(
  form: ImportFormModel,
  translator: ITranslator
): Promise<boolean> {
  const trans = translator.load(DOMAIN);
  const { source } = form;
  if (source === null) {
    return false;
  }
  const ref = form.state.ref ?? source.ref;
  const facts: [string, string][] = [
    [
      trans.__('What'),
      form.kind === 'repository'
        ? trans.__('A repository')
        : visibleText(source.suggested_name)
    ],
    [
      trans.__('From'),
      [placeOf(source), ref && shortRef(ref)].filter(Boolean).join(' · ')
    ],
    [
      trans.__('To'),
      trans.__(
        '%1, as %2',
        folderText(form.destination.state.folder),
        visibleText(form.name)
      )
    ]
  ];
  const { button } = await showDialog({
    title: trans.__('Import %1', visibleText(form.name)),
    body: DialogBody.create(<FactList facts={facts} />),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Import') })
    ]
  });
  return button.accept;
}
