import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CommitFile } from '../../api/_schema';
import { nameAndFolder, statusLetter } from '../../model/repository/changes';
import { visibleText } from '../../text/format';
import { changeText } from '../../text/repositoryText';

export interface IFileLabelProps {
  file: CommitFile;
  icon: LabIcon;
  trans: TranslationBundle;
}

/** The name of a file, where it is, and what became of it; for a button or a label. */
export function FileLabel(props: IFileLabelProps): React.JSX.Element {
  const { file, icon: Icon, trans } = props;
  const { folder, name } = nameAndFolder(file.path);
  return (
    <>
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-grow jp-ImportRun-cut">
        {visibleText(name)}{' '}
        <span className="jp-ImportRun-muted">{visibleText(folder)}</span>
      </span>
      <span className="jp-ImportRun-heard">{changeText(file, trans)}</span>
      <StatusLetter status={file.status} />
    </>
  );
}

/** For the eye alone: the word is said beside it. */
export function StatusLetter(
  props: Pick<CommitFile, 'status'>
): React.JSX.Element {
  const { status } = props;
  return (
    <span className={`jp-ImportRun-letter jp-mod-${status}`} aria-hidden="true">
      {statusLetter(status)}
    </span>
  );
}
