import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CommitFile, SnapshotDetail } from '../../api/_schema';
import { eyeIcon } from '../../icons';
import { errorText } from '../../text/errorText';
import { formatBytes, visibleText } from '../../text/format';
import { shortCommit } from '../../text/repositoryText';
import { causeText } from '../../text/snapshotText';
import { Button, IconButton } from '../Buttons';
import { useModel } from '../useModel';
import { DiffView } from './DiffView';
import { FileLabel } from './FileLabel';
import { RestoreChoices } from './RestoreChoices';
import type { IRestoreViewProps } from './RestoreView';
import { timeText } from './SnapshotList';
import { WindowedRows } from './WindowedRows';

const ROW_HEIGHT = 24;
const MOST_HEIGHT = 240;

/** What is in a snapshot: its files, each to be looked at and chosen. */
export function SnapshotView(props: IRestoreViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { chosen, detail, diff, error, file } = useModel(model);
  if (detail === null) {
    return (
      <div className="jp-ImportRun-pane" role="status">
        {error === null
          ? trans.__('Looking into it…')
          : errorText(error, trans).sentence}
      </div>
    );
  }
  const { files, files_total } = detail;
  return (
    <div className="jp-ImportRun-pane">
      <SnapshotHead detail={detail} trans={trans} />
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
            isShown={files[index].path === file}
            trans={trans}
            onChoose={isChosen => {
              model.choose(files[index].path, isChosen);
            }}
            onLook={() => {
              void model.look(files[index].path);
            }}
          />
        )}
      </WindowedRows>
      {files_total > files.length && (
        <Button
          label={trans._n(
            'Show %1 More',
            'Show %1 More',
            files_total - files.length
          )}
          isSmall
          onClick={() => {
            void model.more();
          }}
        />
      )}
      {file !== null && (
        <section aria-label={visibleText(file)}>
          <h4>{visibleText(file)}</h4>
          {error !== null && <p>{errorText(error, trans).sentence}</p>}
          {diff !== null && <DiffView diff={diff} trans={trans} />}
        </section>
      )}
      <RestoreChoices model={model} trans={trans} />
    </div>
  );
}

interface ISnapshotHeadProps {
  detail: SnapshotDetail;
  trans: TranslationBundle;
}

function SnapshotHead(props: ISnapshotHeadProps): React.JSX.Element {
  const { detail, trans } = props;
  const { files_total, ignored = 0, snapshot } = detail;
  return (
    <>
      <h3>
        {causeText(snapshot.cause, trans)}{' '}
        <span className="jp-ImportRun-muted">
          {trans.__(
            '%1 at %2, %3',
            visibleText(snapshot.branch ?? trans.__('no branch')),
            shortCommit(snapshot.commit ?? ''),
            timeText(snapshot.created)
          )}
        </span>
      </h3>
      <p className="jp-ImportRun-small">
        {trans.__(
          'Keeping it takes at most %1 of disk space.',
          formatBytes(snapshot.bytes)
        )}
      </p>
      {files_total === 0 && (
        <p>{trans.__('It keeps commits; no file was changed then.')}</p>
      )}
      {ignored > 0 && (
        <p className="jp-ImportRun-small">
          {trans._n(
            'And %1 file that Git ignores.',
            'And %1 files that Git ignores.',
            ignored
          )}
        </p>
      )}
    </>
  );
}

interface ISnapshotFileProps {
  file: CommitFile;
  icon: LabIcon;
  isChosen: boolean;
  isShown: boolean;
  trans: TranslationBundle;
  onChoose: (isChosen: boolean) => void;
  onLook: () => void;
}

function SnapshotFile(props: ISnapshotFileProps): React.JSX.Element {
  const { file, trans } = props;
  return (
    <div className="jp-ImportRun-file">
      <label
        className="jp-ImportRun-file jp-ImportRun-grow"
        title={visibleText(file.path)}
      >
        <input
          type="checkbox"
          checked={props.isChosen}
          disabled={file.status === 'deleted'}
          onChange={event => {
            props.onChoose(event.target.checked);
          }}
        />
        <FileLabel file={file} icon={props.icon} trans={trans} />
      </label>
      <IconButton
        icon={eyeIcon}
        label={trans.__('Look at %1', visibleText(file.path))}
        isPressed={props.isShown}
        onClick={props.onLook}
      />
    </div>
  );
}
