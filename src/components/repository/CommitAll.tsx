import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommitState } from '../../model/repository/commitModel';

export interface ICommitAllProps {
  commit: Pick<ICommitState, 'changes' | 'left'>;
  /** Also those that are not listed. */
  total: number;
  trans: TranslationBundle;
  onChange: (isChosen: boolean) => void;
}

/** Takes all files, or leaves all out. */
export function CommitAll(props: ICommitAllProps): React.JSX.Element {
  const { commit, total, trans } = props;
  const chosen = commit.changes.length - commit.left.size;
  const isMixed = chosen > 0 && commit.left.size > 0;
  const box = React.useRef<HTMLInputElement>(null);
  React.useLayoutEffect(() => {
    if (box.current !== null) {
      box.current.indeterminate = isMixed;
    }
  }, [isMixed]);
  return (
    <label className="jp-ImportRun-option">
      <input
        ref={box}
        type="checkbox"
        checked={chosen > 0 && !isMixed}
        onChange={() => {
          props.onChange(chosen === 0 || isMixed);
        }}
      />
      <span>
        {chosen === total
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
