import '../../../style/panel.js';

import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import type { Importer } from '../../actions/importer';
import type { LinkActions } from '../../actions/link/linkActions';
import { importRunLauncherIcon } from '../../appIcons';
import type { AccountsModel } from '../../model/accounts/accountsModel';
import type { LinkModel } from '../../model/link/linkModel';
import { tabText } from '../../text/linkText';
import type { IImportPanel, IImportRun } from '../../tokens';
import { Attention } from '../attention';
import { chooseAccount } from '../importDetails';
import { BoundLink } from './boundLink';

/** The page that a link opens. */
export class LinkWidget extends ReactWidget {
  constructor(private readonly _options: LinkWidget.IOptions) {
    super();
    const { accounts, model } = _options;
    this.id = 'jupyter-import-run-link';
    this.addClass('jp-ImportRun');
    this.addClass('jp-ImportRun-linkPage');
    this.title.icon = importRunLauncherIcon;
    this.title.closable = true;
    model.form.changed.connect(this._chooseAccount, this);
    accounts.changed.connect(this._chooseAccount, this);
    model.changed.connect(this._setTitle, this);
    this._setTitle();
  }

  /** Give its title the keyboard, and keep it there until the person does something. */
  hold(): void {
    this._attention.hold(() => {
      this._focus();
    });
    this._focus();
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { actions, importer, model } = this._options;
    this._attention.dispose();
    actions.dispose();
    model.dispose();
    importer.dispose();
    super.dispose();
  }

  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    this._focus();
  }

  protected override onCloseRequest(msg: Message): void {
    super.onCloseRequest(msg);
    this.dispose();
  }

  protected override render(): React.JSX.Element {
    return <BoundLink {...this._options} titleRef={this._heading} />;
  }

  private _chooseAccount(): void {
    chooseAccount(this._options.model.form, this._options.accounts);
  }

  private _focus(): void {
    void this.renderPromise?.then(() => {
      this._heading.current?.focus();
    });
  }

  private _setTitle(): void {
    this.title.label = tabText(this._options.model, this._options.trans);
  }

  private _attention = new Attention(this.node);
  private _heading = React.createRef<HTMLHeadingElement>();
}

export namespace LinkWidget {
  export interface IOptions {
    accounts: AccountsModel;
    actions: LinkActions;
    importer: Importer;
    importRun: IImportRun;
    model: LinkModel;
    panel: IImportPanel;
    trans: TranslationBundle;
  }
}
