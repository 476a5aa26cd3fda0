import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { visibleText } from '../../text/format';
import { changeText } from '../../text/repositoryText';

export interface IChangeNamesProps {
  changes: readonly Change[];
  /** All there are; `changes` may be only the first. */
  total: number;
  trans: TranslationBundle;
}

/** Changed files by name, and what became of each. */
export function ChangeNames(props: IChangeNamesProps): React.JSX.Element {
  const { changes, total, trans } = props;
  const more = total - changes.length;
  return (
    <ul className="jp-ImportRun-fileList" tabIndex={0}>
      {changes.map(change => (
        <li key={change.path}>
          {visibleText(change.path)}
          <span className="jp-ImportRun-muted">
            {` · ${changeText(change, trans)}`}
          </span>
        </li>
      ))}
      {more > 0 && (
        <li className="jp-ImportRun-muted">
          {trans.__('… and %1 more.', more.toLocaleString())}
        </li>
      )}
    </ul>
  );
}
