import type { TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownIcon,
  historyIcon,
  type LabIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { visibleText } from '../../format';
import type { IAuthor, ICommitState } from '../../model/repository/commitModel';
import { Button, IconButton, LinkButton } from '../Buttons';
import { Choice } from '../Choice';
import type { ICardActions } from './cardActions';
import { CommitAll } from './CommitAll';
import { FileList } from './FileList';

export interface ICommitAreaProps {
  commit: ICommitState;
  status: RepositoryStatus;
  /** Who git would say made it; null where it knows nobody. */
  author: IAuthor | null;
  isReady: boolean;
  isBusy: boolean;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  actions: ICardActions & ICommitAreaActions;
}

export interface ICommitAreaActions {
  onChoose: (path: string, isChosen: boolean) => void;
  onChooseAll: (isChosen: boolean) => void;
  onClose: () => void;
  onEdit: (
    patch: Partial<Omit<ICommitState, 'changes' | 'isOpen' | 'left'>>
  ) => void;
}

/** What to commit, why, and where to. Ctrl+Enter does it. */
export function CommitArea(props: ICommitAreaProps): React.JSX.Element {
  const { actions, author, commit, isBusy, isReady, status, trans } = props;
  const id = React.useId();
  const message = React.useRef<HTMLTextAreaElement>(null);
  const canPush =
    status.url !== null && (status.branch !== null || commit.toNewBranch);
  const isPossible = isReady && !isBusy;

  React.useEffect(() => {
    message.current?.focus();
  }, []);

  return (
    <div
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
          left={commit.left}
          iconOf={props.iconOf}
          trans={trans}
          actions={actions}
          onChoose={actions.onChoose}
        />
      </div>
      <div className="jp-ImportRun-input jp-mod-area">
        <textarea
          ref={message}
          aria-label={trans.__('Message')}
          placeholder={trans.__('What did you change?')}
          rows={3}
          value={commit.message}
          onChange={event => {
            actions.onEdit({ message: event.target.value });
          }}
        />
        <IconButtonAt
          icon={historyIcon}
          label={trans.__('Earlier Messages')}
          onClick={actions.onMessages}
        />
      </div>
      <div>
        <Choice
          type="checkbox"
          label={trans.__('Notebooks without outputs')}
          hint={trans.__('Your own copies keep theirs')}
          isChecked={commit.stripOutputs}
          onChange={stripOutputs => {
            actions.onEdit({ stripOutputs });
          }}
        />
        <Choice
          type="checkbox"
          label={trans.__('To a new branch')}
          isChecked={commit.toNewBranch}
          onChange={toNewBranch => {
            actions.onEdit({ toNewBranch, amend: false });
          }}
        />
        {commit.toNewBranch && (
          <div className="jp-ImportRun-input jp-mod-indented">
            <input
              id={`${id}-branch`}
              type="text"
              aria-label={trans.__('Name of the branch')}
              autoComplete="off"
              spellCheck={false}
              value={commit.newBranch}
              onChange={event => {
                actions.onEdit({ newBranch: event.target.value });
              }}
            />
          </div>
        )}
        {status.commit !== null && !commit.toNewBranch && (
          <Choice
            type="checkbox"
            label={trans.__('Amend the last commit')}
            hint={trans.__('Only while nobody else has it')}
            isChecked={commit.amend}
            onChange={amend => {
              actions.onEdit({ amend });
            }}
          />
        )}
      </div>
      <AuthorLine
        author={commit.author ?? author}
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

interface IIconButtonAtProps {
  icon: LabIcon;
  label: string;
  onClick: (anchor: HTMLElement) => void;
}

/** An icon button whose menu opens at it. */
function IconButtonAt(props: IIconButtonAtProps): React.JSX.Element {
  const place = React.useRef<HTMLSpanElement>(null);
  return (
    <span ref={place} className="jp-ImportRun-icon">
      <IconButton
        icon={props.icon}
        label={props.label}
        onClick={() => {
          const button = place.current?.querySelector('button');
          if (button) {
            props.onClick(button);
          }
        }}
      />
    </span>
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

interface IAuthorLineProps {
  author: IAuthor | null;
  trans: TranslationBundle;
  onChange: (known: IAuthor) => void;
}

function AuthorLine(props: IAuthorLineProps): React.JSX.Element {
  const { author, trans } = props;
  return (
    <div className="jp-ImportRun-author jp-ImportRun-small">
      <span className="jp-ImportRun-cut">
        {author === null
          ? trans.__('Git does not know yet who you are.')
          : trans.__(
              'As %1 <%2>',
              visibleText(author.name),
              visibleText(author.email)
            )}
      </span>
      <LinkButton
        label={author === null ? trans.__('Say…') : trans.__('Change')}
        ariaLabel={trans.__('Change Who Makes the Commit')}
        onClick={() => {
          props.onChange(author ?? { name: '', email: '' });
        }}
      />
    </div>
  );
}
