import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommitState } from '../../model/repository/commitModel';
import { Choice } from '../Choice';

/** What a person can change of a commit beside its files. */
export type CommitPatch = Partial<
  Omit<ICommitState, 'changes' | 'isOpen' | 'selection'>
>;

export interface ICommitChoicesProps {
  commit: ICommitState;
  /** Whether there is a last commit. */
  canAmend: boolean;
  trans: TranslationBundle;
  onEdit: (patch: CommitPatch) => void;
}

/** With or without outputs, where to, and whether it replaces the last one. */
export function CommitChoices(props: ICommitChoicesProps): React.JSX.Element {
  const { commit, onEdit, trans } = props;
  return (
    <div>
      <Choice
        type="checkbox"
        label={trans.__('Notebooks without outputs')}
        hint={trans.__('Your own copies keep theirs')}
        isChecked={commit.stripOutputs}
        onChange={stripOutputs => {
          onEdit({ stripOutputs });
        }}
      />
      <Choice
        type="checkbox"
        label={trans.__('To a new branch')}
        isChecked={commit.toNewBranch}
        onChange={toNewBranch => {
          onEdit({ toNewBranch, amend: false });
        }}
      />
      {commit.toNewBranch && (
        <div className="jp-ImportRun-input jp-mod-indented">
          <input
            type="text"
            aria-label={trans.__('Name of the branch')}
            placeholder={trans.__('Name of the branch')}
            autoComplete="off"
            spellCheck={false}
            value={commit.newBranch}
            onChange={event => {
              onEdit({ newBranch: event.target.value });
            }}
          />
        </div>
      )}
      {props.canAmend && !commit.toNewBranch && (
        <Choice
          type="checkbox"
          label={trans.__('Amend the last commit')}
          hint={trans.__('Only while nobody else has it')}
          isChecked={commit.amend}
          onChange={amend => {
            onEdit({ amend });
          }}
        />
      )}
    </div>
  );
}
