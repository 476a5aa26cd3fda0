import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownIcon, type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import type { IAuthor, ICommitState } from '../../model/repository/commitModel';
import type { Folders } from '../../model/repository/foldersModel';
import { Button } from '../Buttons';
import { AuthorLine } from './AuthorLine';
import type { ICardActions } from './cardActions';
import { CommitAll } from './CommitAll';
import { CommitChoices, type CommitPatch } from './CommitChoices';
import { FileList } from './FileList';
import { MessageField } from './MessageField';

export interface ICommitAreaProps {
  commit: ICommitState;
  status: RepositoryStatus;
  folders: Folders;
  /** Who git would say made it; null where it knows nobody. */
  author: IAuthor | null;
  isReady: boolean;
  isBusy: boolean;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  actions: ICardActions & ICommitAreaActions;
}

export interface ICommitAreaActions {
  onChooseAll: (isChosen: boolean) => void;
  onClose: () => void;
  onEdit: (patch: CommitPatch) => void;
}

/** What to commit, why, and where to. Ctrl+Enter does it. */
export function CommitArea(props: ICommitAreaProps): React.JSX.Element {
  const { actions, author, commit, isBusy, isReady, status, trans } = props;
  const canPush =
    status.url !== null && (status.branch !== null || commit.toNewBranch);
  const isPossible = isReady && !isBusy;
  const area = React.useRef<HTMLDivElement>(null);
  // Its buttons are at its end, which is lower than what was there before.
  React.useEffect(() => {
    area.current?.scrollIntoView({ block: 'nearest' });
  }, [author]);

  return (
    <div
      ref={area}
      className="jp-ImportRun-commit"
      role="group"
      aria-label={trans.__('Commit')}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          if (isPossible) {
            actions.onCommit(canPush);
          }
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          actions.onClose();
        }
      }}
    >
      {status.changes_total > 0 && (
        <div role="group" aria-label={trans.__('Files to commit')}>
          <CommitAll
            commit={commit}
            total={status.changes_total}
            trans={trans}
            onChange={actions.onChooseAll}
          />
          <FileList
            changes={commit.changes}
            total={status.changes_total}
            folders={props.folders}
            kernelOnly={commit.kernelOnly}
            selection={commit.selection}
            iconOf={props.iconOf}
            trans={trans}
            actions={actions}
          />
        </div>
      )}
      <MessageField commit={commit} trans={trans} actions={actions} />
      <CommitChoices
        commit={commit}
        canAmend={status.commit !== null}
        trans={trans}
        onEdit={actions.onEdit}
      />
      <AuthorLine
        author={commit.author ?? author}
        suggested={commit.suggested}
        trans={trans}
        onChange={actions.onChangeAuthor}
      />
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button label={trans.__('Cancel')} onClick={actions.onClose} />
        <span className="jp-ImportRun-split">
          <Button
            label={canPush ? trans.__('Commit & Push') : trans.__('Commit')}
            isFilled
            isDisabled={!isPossible}
            onClick={() => {
              actions.onCommit(canPush);
            }}
          />
          {canPush && (
            <MoreCommits
              isDisabled={!isPossible}
              trans={trans}
              onClick={actions.onMoreCommits}
            />
          )}
        </span>
      </div>
    </div>
  );
}

interface IMoreCommitsProps {
  isDisabled: boolean;
  trans: TranslationBundle;
  onClick: (anchor: HTMLElement) => void;
}

function MoreCommits(props: IMoreCommitsProps): React.JSX.Element {
  const label = props.trans.__('More Ways to Commit');
  return (
    <button
      type="button"
      className="jp-ImportRun-button jp-mod-filled jp-mod-icon"
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      disabled={props.isDisabled}
      onClick={event => {
        props.onClick(event.currentTarget);
      }}
    >
      <caretDownIcon.react tag="span" className="jp-ImportRun-icon" />
    </button>
  );
}
