import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { changedFilesText, distanceText } from '../../text/repositoryText';

export interface IRepositoryMarksProps {
  status: RepositoryStatus;
  trans: TranslationBundle;
}

/** What there is to pull, to push and to commit, beside the name; words for those who hear it. */
export function RepositoryMarks(
  props: IRepositoryMarksProps
): React.JSX.Element {
  const { status, trans } = props;
  const { ahead, behind, changes_total } = status;
  const distance = distanceText(status, trans);
  const changed =
    changes_total > 0 ? changedFilesText(changes_total, trans) : '';
  return (
    <span className="jp-ImportRun-marks">
      <span className="jp-ImportRun-heard">
        {[distance, changed].filter(Boolean).join(', ')}
      </span>
      {Boolean(behind) && (
        <span aria-hidden="true" title={distance}>
          ↓{behind}
        </span>
      )}
      {Boolean(ahead) && (
        <span aria-hidden="true" title={distance}>
          ↑{ahead}
        </span>
      )}
      {changes_total > 0 && (
        <span className="jp-ImportRun-count" aria-hidden="true" title={changed}>
          {changes_total.toLocaleString()}
        </span>
      )}
    </span>
  );
}
