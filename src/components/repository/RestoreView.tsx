import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CommitFile } from '../../api/_schema';
import { errorText } from '../../errorText';
import { visibleText } from '../../format';
import type { SnapshotsModel } from '../../model/repository/snapshotsModel';
import { shortCommit } from '../../repositoryText';
import { causeText } from '../../snapshotText';
import { useModel } from '../useModel';
import { FileLabel } from './FileLabel';
import { SnapshotList, timeText } from './SnapshotList';
import { WindowedRows } from './WindowedRows';

const ROW_HEIGHT = 24;
const MOST_HEIGHT = 240;

export interface IRestoreViewProps {
  model: SnapshotsModel;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
}

/** The snapshots, and what is in the one that is looked into. */
export function RestoreView(props: IRestoreViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { error, shown, snapshots } = useModel(model);
  if (snapshots !== null && snapshots.length === 0) {
    return (
      <p className="jp-ImportRun-dialogBody">
        {error === null
          ? trans.__(
              'There is nothing to restore yet. Before anything could be lost, it is kept here.'
            )
          : errorText(error, trans).sentence}
      </p>
    );
  }
  return (
    <div className="jp-ImportRun-panes">
      <SnapshotList
        snapshots={snapshots ?? []}
        shown={shown}
        trans={trans}
        onShow={id => {
          void model.show(id);
        }}
      />
      <SnapshotFiles {...props} />
    </div>
  );
}

function SnapshotFiles(props: IRestoreViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { chosen, detail, error } = useModel(model);
  if (detail === null) {
    return (
      <div className="jp-ImportRun-pane" role="status">
        {error === null
          ? trans.__('Looking into it…')
          : errorText(error, trans).sentence}
      </div>
    );
  }
  const { files, snapshot } = detail;
  const place = snapshot.branch ?? trans.__('no branch');
  return (
    <div className="jp-ImportRun-pane">
      <h3>
        {causeText(snapshot.cause, trans)}{' '}
        <span className="jp-ImportRun-muted">
          {trans.__(
            '%1 at %2, %3',
            visibleText(place),
            shortCommit(snapshot.commit ?? ''),
            timeText(snapshot.created)
          )}
        </span>
      </h3>
      {files.length === 0 && (
        <p>{trans.__('It keeps commits; no file was changed then.')}</p>
      )}
      <WindowedRows
        role="group"
        aria-label={trans.__('Files to put back')}
        count={files.length}
        rowHeight={ROW_HEIGHT}
        maxHeight={MOST_HEIGHT}
      >
        {index => (
          <SnapshotFile
            key={files[index].path}
            file={files[index]}
            icon={props.iconOf(files[index].path)}
            isChosen={chosen.has(files[index].path)}
            trans={trans}
            onChoose={isChosen => {
              model.choose(files[index].path, isChosen);
            }}
          />
        )}
      </WindowedRows>
      <p className="jp-ImportRun-small">
        {chosen.size === 0
          ? trans.__(
              'Put Back brings all of it: branch, commit and files. Or choose single files.'
            )
          : trans._n(
              'Only the chosen file is put back.',
              'Only the %1 chosen files are put back.',
              chosen.size
            )}{' '}
        {trans.__('What is here now is kept as a snapshot first.')}
      </p>
    </div>
  );
}

interface ISnapshotFileProps {
  file: CommitFile;
  icon: LabIcon;
  isChosen: boolean;
  trans: TranslationBundle;
  onChoose: (isChosen: boolean) => void;
}

function SnapshotFile(props: ISnapshotFileProps): React.JSX.Element {
  const { file } = props;
  return (
    <label className="jp-ImportRun-file" title={visibleText(file.path)}>
      <input
        type="checkbox"
        checked={props.isChosen}
        onChange={event => {
          props.onChoose(event.target.checked);
        }}
      />
      <FileLabel file={file} icon={props.icon} trans={props.trans} />
    </label>
  );
}
