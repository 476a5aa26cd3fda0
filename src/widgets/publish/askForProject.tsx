import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { ProjectForm } from '../../components/publish/ProjectForm';
import type { INewProject } from '../../model/publish/newProject';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/**
 * As which project a folder is published; null where the person would rather not.
 *
 * @param folder - What it is called.
 * @param project - What is proposed.
 * @param accounts - Who can make it; none only where CodeCommit can.
 * @param hasCodeCommit - Whether AWS CodeCommit can, too.
 */
export async function askForProject(
  folder: string,
  project: INewProject,
  accounts: readonly Account[],
  hasCodeCommit: boolean,
  translator: ITranslator
): Promise<INewProject | null> {
  const trans = translator.load(DOMAIN);
  const body = new ProjectBody(project, accounts, hasCodeCommit, trans);
  const { button } = await showDialog({
    title: trans.__('Publish %1 to a New Project', visibleText(folder)),
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Create and Publish') })
    ],
    focusNodeSelector: 'input'
  });
  return button.accept ? body.project : null;
}

class ProjectBody extends DialogBody {
  constructor(
    public project: INewProject,
    private readonly _accounts: readonly Account[],
    private readonly _hasCodeCommit: boolean,
    private readonly _trans: TranslationBundle
  ) {
    super();
  }

  protected override render(): React.JSX.Element {
    return (
      <ProjectForm
        accounts={this._accounts}
        hasCodeCommit={this._hasCodeCommit}
        project={this.project}
        trans={this._trans}
        onEdit={patch => {
          this.project = { ...this.project, ...patch };
          this.update();
        }}
      />
    );
  }
}
