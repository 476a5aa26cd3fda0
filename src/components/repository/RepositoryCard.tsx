import type { TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownEmptyIcon,
  type LabIcon,
  launchIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type {
  Account,
  RepositoryStatus,
  RepositorySummary
} from '../../api/_schema';
import { branchIcon, tagIcon } from '../../icons';
import { isUnfinished } from '../../model/repository/changes';
import type { IAuthor, ICommitState } from '../../model/repository/commitModel';
import type { Folders } from '../../model/repository/foldersModel';
import { isBusyWith } from '../../model/repository/repositoryJobs';
import type { IRepositoryState } from '../../model/repository/repositoryModel';
import { errorText } from '../../text/errorText';
import { visibleText } from '../../text/format';
import {
  branchText,
  changedFilesText,
  trackingText
} from '../../text/repositoryText';
import { addressOf } from '../../text/sourceText';
import { Button, LinkButton } from '../Buttons';
import { Fold } from '../Fold';
import { AccountLine } from './AccountLine';
import type { ICardActions } from './cardActions';
import { CardButtons } from './CardButtons';
import { CardProgress } from './CardProgress';
import { CommitArea, type ICommitAreaActions } from './CommitArea';
import { FileList } from './FileList';
import { Notice } from './Notice';
import { OfferNotice } from './OfferNotice';
import { OutcomeNotice } from './OutcomeNotice';
import { StateNotices } from './StateNotices';
import { useKeptFocus } from './useKeptFocus';

export interface IRepositoryCardProps {
  repository: RepositorySummary;
  state: IRepositoryState;
  commit: ICommitState;
  folders: Folders;
  isCommitReady: boolean;
  author: IAuthor | null;
  /** As whom git goes to its server, where that may be one or another; else null. */
  account: Account | null;
  now: number;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
  actions: ICardActions & ICommitAreaActions;
}

/** Where a repository comes from, where it stands, and the two verbs of every day. */
export function RepositoryCard(props: IRepositoryCardProps): React.JSX.Element {
  const { actions, commit, now, repository, state, trans } = props;
  const { error, outcome, running, status } = state;
  const card = React.useRef<HTMLDivElement>(null);
  useKeptFocus(card, '.jp-ImportRun-buttons > button:enabled');
  return (
    <div ref={card} className="jp-ImportRun-card">
      <Address
        url={repository.url}
        page={status?.web.branch ?? repository.web_url}
      />
      {props.account !== null && (
        <AccountLine
          account={props.account}
          trans={trans}
          onChange={actions.onChangeAccount}
        />
      )}
      <OfferNotice repository={repository} trans={trans} />
      {error !== null && (
        <Notice kind="error" text={errorText(error, trans).sentence} isUrgent>
          <div className="jp-ImportRun-buttons">
            <Button
              label={trans.__('Try Again')}
              isSmall
              onClick={actions.onRetryStatus}
            />
          </div>
        </Notice>
      )}
      {outcome !== null && (
        <OutcomeNotice
          job={outcome}
          url={repository.url}
          trans={trans}
          actions={actions}
        />
      )}
      {status !== null && (
        <>
          <StateNotices
            status={status}
            isBusy={running !== null}
            now={now}
            trans={trans}
            actions={actions}
          />
          <Branch {...props} status={status} />
          {running !== null && (
            <CardProgress
              key={running.id}
              job={running}
              now={now}
              trans={trans}
              onCancel={actions.onCancel}
            />
          )}
          {commit.isOpen ? (
            <CommitArea
              commit={commit}
              status={status}
              folders={props.folders}
              author={props.author}
              isReady={props.isCommitReady}
              isBusy={isBusyWith(running)}
              iconOf={props.iconOf}
              trans={trans}
              actions={actions}
            />
          ) : (
            <>
              <CardButtons
                status={status}
                isBusy={isBusyWith(running) || isUnfinished(status)}
                trans={trans}
                actions={actions}
              />
              <ChangedFiles {...props} status={status} />
            </>
          )}
        </>
      )}
    </div>
  );
}

interface IWithStatus extends IRepositoryCardProps {
  status: RepositoryStatus;
}

/** The branch, which can be changed, and what it follows. */
function Branch(props: IWithStatus): React.JSX.Element {
  const { actions, now, state, status, trans } = props;
  const text = branchText(status, trans);
  const tracking = trackingText(status, now, trans);
  const Icon = status.branch === null ? tagIcon : branchIcon;
  return (
    <div>
      <button
        type="button"
        className="jp-ImportRun-branch"
        aria-haspopup="dialog"
        aria-label={trans.__('Branch: %1', text)}
        title={text}
        disabled={isBusyWith(state.running)}
        onClick={event => {
          actions.onBranch(event.currentTarget);
        }}
      >
        <Icon.react tag="span" className="jp-ImportRun-icon" />
        <span className="jp-ImportRun-grow jp-ImportRun-cut">{text}</span>
        <caretDownEmptyIcon.react tag="span" className="jp-ImportRun-icon" />
      </button>
      <div className="jp-ImportRun-tracking jp-ImportRun-small">
        <span className="jp-ImportRun-cut" title={tracking}>
          {tracking}
        </span>
        {status.url !== null && (
          <LinkButton
            label={trans.__('Check')}
            ariaLabel={trans.__('Check for Changes on the Server')}
            isDisabled={state.running !== null}
            onClick={actions.onCheck}
          />
        )}
      </div>
    </div>
  );
}

/** The files that a commit would change, folded away until they are wanted. */
function ChangedFiles(props: IWithStatus): React.JSX.Element | null {
  const { actions, status, trans } = props;
  const [isOpen, setOpen] = React.useState(true);
  if (status.changes_total === 0) {
    return null;
  }
  return (
    <div>
      <Fold
        isOpen={isOpen}
        label={changedFilesText(status.changes_total, trans)}
        onOpen={setOpen}
      />
      {isOpen && (
        <FileList
          changes={status.changes}
          total={status.changes_total}
          folders={props.folders}
          kernelOnly={props.commit.kernelOnly}
          selection={null}
          iconOf={props.iconOf}
          trans={trans}
          actions={actions}
        />
      )}
    </div>
  );
}

/** Where it comes from; a link where that has a page for people. */
function Address(props: {
  url: string | null;
  page: string | null;
}): React.JSX.Element | null {
  const { page, url } = props;
  if (url === null) {
    return null;
  }
  const address = visibleText(addressOf(url));
  return page === null ? (
    <span className="jp-ImportRun-cardAddress" title={address}>
      <span className="jp-ImportRun-cut">{address}</span>
    </span>
  ) : (
    <a
      className="jp-ImportRun-cardAddress"
      href={page}
      target="_blank"
      rel="noopener noreferrer"
      title={address}
    >
      <span className="jp-ImportRun-cut">{address}</span>
      <launchIcon.react tag="span" className="jp-ImportRun-icon" />
    </a>
  );
}
