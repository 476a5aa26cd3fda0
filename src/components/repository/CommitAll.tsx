import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommitState } from '../../model/repository/commitModel';
import { shareOfAll } from '../../model/repository/selection';
import { MixedCheckbox } from './MixedCheckbox';

export interface ICommitAllProps {
  commit: Pick<ICommitState, 'changes' | 'selection'>;
  /** Also those that are not listed. */
  total: number;
  trans: TranslationBundle;
  onChange: (isChosen: boolean) => void;
}

/** Takes all files, or leaves all out. */
export function CommitAll(props: ICommitAllProps): React.JSX.Element {
  const { commit, total, trans } = props;
  const shares = commit.changes.map(({ path }) =>
    commit.selection.shareOf(path)
  );
  const chosen = shares.filter(share => share !== 'none').length;
  const areListedChosen = shareOfAll(shares, shares.length) === 'all';
  return (
    <label className="jp-ImportRun-option">
      <MixedCheckbox
        share={shareOfAll(shares, total)}
        onChange={() => {
          props.onChange(!areListedChosen);
        }}
      />
      <span>
        {shares.includes('some')
          ? trans.__('Commit what is chosen')
          : chosen === total
            ? trans._n('Commit %1 file', 'Commit all %1 files', total)
            : trans._n(
                'Commit %2 of %1 file',
                'Commit %2 of %1 files',
                total,
                chosen
              )}
      </span>
    </label>
  );
}
