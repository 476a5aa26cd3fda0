import {
  caretDownIcon,
  caretRightIcon,
  type LabIcon
} from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { CommitFile } from '../../api/_schema';
import { errorText } from '../../text/errorText';
import { visibleText } from '../../text/format';
import { shortCommit } from '../../text/repositoryText';
import { Button } from '../Buttons';
import { useModel } from '../useModel';
import { DiffView } from './DiffView';
import { FileLabel } from './FileLabel';
import type { IHistoryViewProps } from './HistoryView';

/** What a commit says, the files that it changed, and how. */
export function CommitView(props: IHistoryViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { detail, diff, error, file } = useModel(model);
  if (detail === null) {
    return (
      <div className="jp-ImportRun-pane" role="status">
        {error === null
          ? trans.__('Looking into it…')
          : errorText(error, trans).sentence}
      </div>
    );
  }
  const { commit, files, files_total } = detail;
  return (
    <div className="jp-ImportRun-pane">
      <h3>{visibleText(commit.subject)}</h3>
      {commit.body !== '' && (
        <p className="jp-ImportRun-commitBody">
          {commit.body.split('\n').map(visibleText).join('\n')}
        </p>
      )}
      <p className="jp-ImportRun-small">
        {[
          shortCommit(commit.id),
          visibleText(commit.author),
          new Date(commit.date).toLocaleString()
        ].join(' · ')}
      </p>
      {commit.needs_network && (
        <p>
          {trans.__(
            'Its files are not here yet; bringing one back fetches it.'
          )}
        </p>
      )}
      {files.map(each => (
        <React.Fragment key={each.path}>
          <CommitFileRow
            file={each}
            icon={props.iconOf(each.path)}
            isOpen={each.path === file}
            trans={trans}
            onToggle={() => {
              void model.showFile(each.path === file ? null : each.path);
            }}
          />
          {each.path === file && (
            <div className="jp-ImportRun-commitFile">
              {error !== null && <p>{errorText(error, trans).sentence}</p>}
              {diff !== null && <DiffView diff={diff} trans={trans} />}
              <div className="jp-ImportRun-buttons">
                {each.status !== 'deleted' && (
                  <Button
                    label={trans.__('Bring This Version Back')}
                    isSmall
                    onClick={() => {
                      props.onBringBack(each.path, commit.id);
                    }}
                  />
                )}
                {model.onlyFile === null && (
                  <Button
                    label={trans.__('History of This File')}
                    isSmall
                    onClick={() => {
                      props.onHistory(each.path);
                    }}
                  />
                )}
              </div>
            </div>
          )}
        </React.Fragment>
      ))}
      {files_total > files.length && (
        <p className="jp-ImportRun-small">
          {trans.__(
            '… and %1 more.',
            (files_total - files.length).toLocaleString()
          )}
        </p>
      )}
    </div>
  );
}

interface ICommitFileRowProps {
  file: CommitFile;
  icon: LabIcon;
  isOpen: boolean;
  trans: TranslationBundle;
  onToggle: () => void;
}

function CommitFileRow(props: ICommitFileRowProps): React.JSX.Element {
  const { file, isOpen } = props;
  const Caret = isOpen ? caretDownIcon : caretRightIcon;
  return (
    <button
      type="button"
      className="jp-ImportRun-file jp-ImportRun-fileFold"
      aria-expanded={isOpen}
      title={visibleText(file.path)}
      onClick={props.onToggle}
    >
      <Caret.react tag="span" className="jp-ImportRun-icon" />
      <FileLabel file={file} icon={props.icon} trans={props.trans} />
    </button>
  );
}
