import type { TranslationBundle } from '@jupyterlab/translation';
import { ellipsesIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { isNewThere } from '../../model/repository/possible';
import { Button, LinkButton } from '../Buttons';
import type { ICardActions } from './cardActions';

export interface ICardButtonsProps {
  status: RepositoryStatus;
  isBusy: boolean;
  trans: TranslationBundle;
  actions: ICardActions;
}

/** Pull, commit and push, and everything else behind *More*. */
export function CardButtons(props: ICardButtonsProps): React.JSX.Element {
  const { actions, isBusy, status, trans } = props;
  const { ahead, behind, branch, changes_total, url } = status;
  const hasServer = url !== null;
  const more = trans.__('More');
  return (
    <>
      <div className="jp-ImportRun-buttons jp-mod-fill jp-mod-line">
        {hasServer && branch !== null && (
          <Button
            label={behind ? trans.__('Pull %1', behind) : trans.__('Pull')}
            isDisabled={isBusy}
            onClick={actions.onPull}
          />
        )}
        {branch === null && status.commit !== null && (
          <Button
            label={trans.__('New Branch…')}
            isDisabled={isBusy}
            onClick={actions.onNewBranch}
          />
        )}
        {changes_total > 0 ? (
          <CommitButton
            hasServer={hasServer}
            isDisabled={isBusy}
            trans={trans}
            onClick={actions.onOpenCommit}
          />
        ) : (
          (Boolean(ahead) || isNewThere(status)) && <PushButton {...props} />
        )}
        <button
          type="button"
          className="jp-ImportRun-button jp-mod-icon"
          aria-haspopup="menu"
          aria-label={more}
          title={more}
          onClick={event => {
            actions.onMore(event.currentTarget);
          }}
        >
          <ellipsesIcon.react tag="span" className="jp-ImportRun-icon" />
        </button>
      </div>
      {Boolean(ahead) && (
        <div className="jp-ImportRun-links">
          {changes_total > 0 && (
            <LinkButton
              label={pushText(status, trans)}
              isDisabled={isBusy}
              onClick={actions.onPush}
            />
          )}
          <LinkButton
            label={trans.__('Undo Last Commit')}
            isDisabled={isBusy}
            onClick={actions.onUndoCommit}
          />
        </div>
      )}
    </>
  );
}

function PushButton(props: ICardButtonsProps): React.JSX.Element {
  return (
    <Button
      label={pushText(props.status, props.trans)}
      isDisabled={props.isBusy}
      onClick={props.actions.onPush}
    />
  );
}

interface ICommitButtonProps {
  hasServer: boolean;
  isDisabled: boolean;
  trans: TranslationBundle;
  onClick: () => void;
}

/** *Commit & Push…*; where there is little room, *Commit…*. */
function CommitButton(props: ICommitButtonProps): React.JSX.Element {
  const { hasServer, trans } = props;
  const short = trans.__('Commit…');
  const long = hasServer ? trans.__('Commit & Push…') : short;
  return (
    <button
      type="button"
      className="jp-ImportRun-button"
      aria-label={long}
      disabled={props.isDisabled}
      onClick={props.onClick}
    >
      <span className="jp-ImportRun-cut jp-ImportRun-wide">{long}</span>
      <span className="jp-ImportRun-cut jp-ImportRun-narrow">{short}</span>
    </button>
  );
}

function pushText(
  { ahead }: RepositoryStatus,
  trans: TranslationBundle
): string {
  return ahead
    ? trans._n('Push %1 Commit', 'Push %1 Commits', ahead)
    : trans.__('Push This Branch');
}
