import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import type { IAuthor } from '../../model/repository/commitModel';
import { accountTitle } from '../../text/accountText';

export interface IAuthorFormProps {
  author: IAuthor;
  /** Where it was filled in from, if from an account. */
  source: Account | null;
  /** Whether the repository keeps it; else it is for all that is published from here. */
  isKept: boolean;
  trans: TranslationBundle;
  onChange: (author: IAuthor) => void;
}

/** Whose name commits bear. */
export function AuthorForm(props: IAuthorFormProps): React.JSX.Element {
  const { author, onChange, source, trans } = props;
  const id = React.useId();
  return (
    <div className="jp-ImportRun-dialogBody">
      <p>
        {trans.__('Everyone who sees the commit sees this name and address.')}{' '}
        {props.isKept
          ? trans.__('They are kept for this repository.')
          : trans.__('They are kept for what you publish from here.')}
        {source !== null &&
          ` ${trans.__('They are filled in from your account %1.', accountTitle(source, trans))}`}
      </p>
      <div className="jp-ImportRun-fields">
        <label htmlFor={`${id}-name`}>{trans.__('Name')}</label>
        <div className="jp-ImportRun-input">
          <input
            id={`${id}-name`}
            type="text"
            autoComplete="name"
            value={author.name}
            onChange={event => {
              onChange({ ...author, name: event.target.value });
            }}
          />
        </div>
        <label htmlFor={`${id}-email`}>{trans.__('E-mail')}</label>
        <div className="jp-ImportRun-input">
          <input
            id={`${id}-email`}
            type="email"
            autoComplete="email"
            value={author.email}
            onChange={event => {
              onChange({ ...author, email: event.target.value });
            }}
          />
        </div>
      </div>
    </div>
  );
}
