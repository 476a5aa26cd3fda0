import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { SnapshotsModel } from '../../model/repository/snapshotsModel';
import { useModel } from '../useModel';

export interface IRestoreChoicesProps {
  model: SnapshotsModel;
  trans: TranslationBundle;
}

/** How it is put back: over what is here, beside it, or merged into it. */
export function RestoreChoices(props: IRestoreChoicesProps): React.JSX.Element {
  const { model, trans } = props;
  const { beside, chosen, detail, ontoHere } = useModel(model);
  const isFolder = detail?.snapshot.folder ?? false;
  return (
    <>
      {chosen.size > 0 && (
        <Choice
          label={trans.__('As copies beside the files that are here')}
          isChosen={beside}
          onChoose={isChosen => {
            model.set({ beside: isChosen });
          }}
        />
      )}
      {chosen.size === 0 && !isFolder && (
        <Choice
          label={trans.__('Only its changes, merged into what is here now')}
          isChosen={ontoHere}
          onChoose={isChosen => {
            model.set({ ontoHere: isChosen });
          }}
        />
      )}
      <p className="jp-ImportRun-small">
        {whatText(chosen.size, ontoHere && !isFolder, trans)}{' '}
        {trans.__('What is here now is kept as a snapshot first.')}
      </p>
    </>
  );
}

function whatText(
  count: number,
  isMerged: boolean,
  trans: TranslationBundle
): string {
  if (count > 0) {
    return trans._n(
      'Only the chosen file is put back.',
      'Only the %1 chosen files are put back.',
      count
    );
  }
  return isMerged
    ? trans.__('The branch and its commits stay. Or choose single files.')
    : trans.__(
        'Put Back brings all of it: branch, commit and files. Or choose single files.'
      );
}

interface IChoiceProps {
  label: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Choice(props: IChoiceProps): React.JSX.Element {
  return (
    <label className="jp-ImportRun-file">
      <input
        type="checkbox"
        checked={props.isChosen}
        onChange={event => {
          props.onChoose(event.target.checked);
        }}
      />
      {props.label}
    </label>
  );
}
