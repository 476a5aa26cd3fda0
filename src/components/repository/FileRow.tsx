import type { TranslationBundle } from '@jupyterlab/translation';
import { type LabIcon, undoIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { visibleText } from '../../format';
import { eyeIcon } from '../../icons';
import { nameAndFolder } from '../../model/repository/changes';
import { changeText } from '../../repositoryText';
import { StatusLetter } from './FileLabel';

export interface IFileRowActions {
  onDiscard: (changes: readonly Change[]) => void;
  onFile: (change: Change) => void;
  onFileMenu: (change: Change, x: number, y: number) => void;
}

export interface IFileRowProps {
  change: Change;
  icon: LabIcon;
  /** Null where there is nothing to choose. */
  isChosen: boolean | null;
  /** In the list, from 1. */
  position: number;
  size: number;
  trans: TranslationBundle;
  actions: IFileRowActions;
  onChoose: (isChosen: boolean) => void;
}

/**
 * A changed file. Its name shows what changed; the other verbs come with the pointer, and
 * for the keyboard in the menu.
 */
export function FileRow(props: IFileRowProps): React.JSX.Element {
  const { actions, change, icon: Icon, isChosen, trans } = props;
  const { folder, name } = nameAndFolder(change.path);
  const what = changeText(change, trans);
  const path = visibleText(change.path);
  return (
    <div
      className="jp-ImportRun-file"
      role="listitem"
      aria-posinset={props.position}
      aria-setsize={props.size}
      onContextMenu={event => {
        event.preventDefault();
        event.stopPropagation();
        const { bottom, left } = event.currentTarget.getBoundingClientRect();
        // From the keyboard it comes without a place.
        const isPointed = event.clientX !== 0 || event.clientY !== 0;
        actions.onFileMenu(
          change,
          isPointed ? event.clientX : left + 24,
          isPointed ? event.clientY : bottom
        );
      }}
    >
      {isChosen !== null && (
        <input
          type="checkbox"
          aria-label={trans.__('Commit %1', path)}
          checked={isChosen}
          onChange={event => {
            props.onChoose(event.target.checked);
          }}
        />
      )}
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <button
        type="button"
        className="jp-ImportRun-fileName jp-ImportRun-cut"
        aria-label={trans.__('Show changes of %1 (%2)', path, what)}
        aria-haspopup="menu"
        title={`${path} · ${what}`}
        onClick={() => {
          actions.onFile(change);
        }}
      >
        {visibleText(name)}{' '}
        <span className="jp-ImportRun-muted">{visibleText(folder)}</span>
      </button>
      <PointerButton
        icon={eyeIcon}
        label={trans.__('Show Changes')}
        onClick={() => {
          actions.onFile(change);
        }}
      />
      <PointerButton
        icon={undoIcon}
        label={trans.__('Discard Changes…')}
        onClick={() => {
          actions.onDiscard([change]);
        }}
      />
      <StatusLetter status={change.status} />
    </div>
  );
}

interface IPointerButtonProps {
  icon: LabIcon;
  label: string;
  onClick: () => void;
}

/** For the pointer alone: the keyboard has the menu, and fewer stops on its way. */
function PointerButton(props: IPointerButtonProps): React.JSX.Element {
  const { icon: Icon, label } = props;
  return (
    <button
      type="button"
      className="jp-ImportRun-iconButton jp-ImportRun-fileButton"
      aria-hidden="true"
      tabIndex={-1}
      title={label}
      onClick={props.onClick}
    >
      <Icon.react tag="span" className="jp-ImportRun-icon" />
    </button>
  );
}
