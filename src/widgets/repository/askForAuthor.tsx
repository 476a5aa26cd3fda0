import '../../../style/panel.js';

import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import { AuthorForm } from '../../components/repository/AuthorForm';
import type { IAuthor } from '../../model/repository/commitModel';
import { DOMAIN } from '../../translation';
import { DialogBody } from '../dialogBody';

/**
 * Whose name commits should bear; null where the person would rather not say.
 *
 * @param source - The account that `known` is from, if it is from one.
 * @param isKept - Whether the repository keeps it; else it is for all that is published.
 */
export async function askForAuthor(
  known: IAuthor,
  source: Account | null,
  translator: ITranslator,
  isKept = true
): Promise<IAuthor | null> {
  const trans = translator.load(DOMAIN);
  const body = new AuthorBody(known, source, isKept, trans);
  const { button } = await showDialog({
    title: trans.__('Who Makes the Commit?'),
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Use This Name') })
    ],
    focusNodeSelector: 'input'
  });
  const { author } = body;
  return button.accept && author.name !== '' && author.email !== ''
    ? author
    : null;
}

class AuthorBody extends DialogBody {
  constructor(
    private _author: IAuthor,
    private readonly _source: Account | null,
    private readonly _isKept: boolean,
    private readonly _trans: TranslationBundle
  ) {
    super();
  }

  get author(): IAuthor {
    const { email, name } = this._author;
    return { name: name.trim(), email: email.trim() };
  }

  protected override render(): React.JSX.Element {
    return (
      <AuthorForm
        author={this._author}
        source={this._source}
        isKept={this._isKept}
        trans={this._trans}
        onChange={author => {
          this._author = author;
          this.update();
        }}
      />
    );
  }
}
