import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { visibleText } from '../../format';
import { changeText } from '../../repositoryText';

export interface IChangeNamesProps {
  changes: readonly Change[];
  trans: TranslationBundle;
}

/** Changed files by name, and what became of each. */
export function ChangeNames(props: IChangeNamesProps): React.JSX.Element {
  const { changes, trans } = props;
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
    </ul>
  );
}
