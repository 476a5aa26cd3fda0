import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../../format';
import type { IAuthor } from '../../model/repository/commitModel';
import { LinkButton } from '../Buttons';

export interface IAuthorLineProps {
  /** Null where git knows nobody. */
  author: IAuthor | null;
  trans: TranslationBundle;
  onChange: (known: IAuthor) => void;
}

/** Who a commit is by. */
export function AuthorLine(props: IAuthorLineProps): React.JSX.Element {
  const { author, trans } = props;
  return (
    <div className="jp-ImportRun-author jp-ImportRun-small">
      <span className="jp-ImportRun-cut">
        {author === null
          ? trans.__('Git does not know yet who you are.')
          : trans.__(
              'As %1 <%2>',
              visibleText(author.name),
              visibleText(author.email)
            )}
      </span>
      <LinkButton
        label={author === null ? trans.__('Say…') : trans.__('Change')}
        ariaLabel={trans.__('Change Who Makes the Commit')}
        onClick={() => {
          props.onChange(author ?? { name: '', email: '' });
        }}
      />
    </div>
  );
}
