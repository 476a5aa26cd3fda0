import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type {
  IAuthor,
  ISuggestedAuthor
} from '../../model/repository/commitModel';
import { accountTitle } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { LinkButton } from '../Buttons';

export interface IAuthorLineProps {
  /** As git knows them or the person said it; null where neither is so. */
  author: IAuthor | null;
  /** As their account has it. */
  suggested: ISuggestedAuthor | null;
  trans: TranslationBundle;
  onChange: () => void;
}

/** Who a commit is by, and how that is known where git does not know it. */
export function AuthorLine(props: IAuthorLineProps): React.JSX.Element {
  const { suggested, trans } = props;
  const author = props.author ?? suggested;
  const text =
    author === null
      ? trans.__('Git does not know yet who you are.')
      : trans.__(
          'As %1 <%2>',
          visibleText(author.name),
          visibleText(author.email)
        );
  return (
    <div>
      <div className="jp-ImportRun-author jp-ImportRun-small">
        <span className="jp-ImportRun-cut" title={text}>
          {text}
        </span>
        <LinkButton
          label={author === null ? trans.__('Say…') : trans.__('Change')}
          ariaLabel={trans.__('Change Who Makes the Commit')}
          onClick={props.onChange}
        />
      </div>
      {props.author === null && suggested !== null && (
        <div className="jp-ImportRun-small">
          {trans.__(
            'From your account %1. Kept for this repository.',
            accountTitle(suggested.account, trans)
          )}
        </div>
      )}
    </div>
  );
}
