import type { TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownIcon,
  caretRightIcon,
  type LabIcon,
  undoIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { eyeIcon } from '../../icons';
import { nameAndFolder } from '../../model/repository/changes';
import type { Share } from '../../model/repository/selection';
import { visibleText } from '../../text/format';
import { changeText } from '../../text/repositoryText';
import { classes } from '../classes';
import { StatusLetter } from './FileLabel';
import { MixedCheckbox } from './MixedCheckbox';

export interface IFileRowActions {
  onDiscard: (changes: readonly Change[]) => void;
  onFile: (change: Change) => void;
  onFileMenu: (change: Change, x: number, y: number) => void;
  /** @param folder - The untracked folder that a file is in, or null. */
  onChoose: (path: string, isChosen: boolean, folder: string | null) => void;
}

export interface IFileRowProps {
  change: Change;
  /** The untracked folder that it is in, which is a change itself. */
  folder: string | null;
  icon: LabIcon;
  /** Whether no hand changed it, only the kernel of the notebook. */
  isKernelOnly: boolean;
  /** Of an untracked folder; null for what cannot be unfolded. */
  isOpen: boolean | null;
  /** What of it comes along; null where there is nothing to choose. */
  share: Share | null;
  /** In the list, from 1. */
  position: number;
  size: number;
  trans: TranslationBundle;
  actions: IFileRowActions;
}

/**
 * A changed file. Its name shows what changed; the other verbs come with the pointer, and
 * for the keyboard in the menu.
 */
export function FileRow(props: IFileRowProps): React.JSX.Element {
  const { actions, change, icon: Icon, isKernelOnly, isOpen } = props;
  const { share, trans } = props;
  const { folder, name } = nameAndFolder(
    change.path.slice(props.folder?.length ?? 0)
  );
  const Caret = isOpen ? caretDownIcon : caretRightIcon;
  const what = isKernelOnly
    ? trans.__('only its kernel changed')
    : changeText(change, trans);
  const path = visibleText(change.path);
  return (
    <div
      className={classes(
        'jp-ImportRun-file',
        props.folder !== null && 'jp-mod-inner'
      )}
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
      {share !== null && (
        <MixedCheckbox
          share={share}
          label={trans.__('Commit %1', path)}
          onChange={isChosen => {
            actions.onChoose(change.path, isChosen, props.folder);
          }}
        />
      )}
      {isOpen !== null && (
        <Caret.react tag="span" className="jp-ImportRun-icon jp-mod-caret" />
      )}
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <button
        type="button"
        className="jp-ImportRun-fileName jp-ImportRun-cut"
        aria-label={
          isOpen === null
            ? trans.__('Show changes of %1 (%2)', path, what)
            : trans.__('Files of %1 (%2)', path, what)
        }
        aria-expanded={isOpen ?? undefined}
        aria-haspopup="menu"
        title={`${path} · ${what}`}
        onClick={() => {
          actions.onFile(change);
        }}
      >
        {visibleText(name)}{' '}
        <span className="jp-ImportRun-muted">{visibleText(folder)}</span>
      </button>
      {isKernelOnly && (
        <span className="jp-ImportRun-fileNote" aria-hidden="true">
          {trans.__('only its kernel')}
        </span>
      )}
      {isOpen === null && (
        <PointerButton
          icon={eyeIcon}
          label={trans.__('Show Changes')}
          onClick={() => {
            actions.onFile(change);
          }}
        />
      )}
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
