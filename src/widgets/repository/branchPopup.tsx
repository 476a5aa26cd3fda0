import '../../../style/panel.js';

import type { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { RepositoryStatus } from '../../api/_schema';
import { BranchPicker } from '../../components/repository/BranchPicker';
import { useModel } from '../../components/useModel';
import { BranchesModel } from '../../model/repository/branchesModel';
import type {
  BranchItem,
  BranchPurpose
} from '../../model/repository/branchItems';
import { errorText } from '../../text/errorText';
import { branchText } from '../../text/repositoryText';

/** Pixels, from the edges of the window. */
const EDGE = 8;
const LEAST_WIDTH = 240;
const MOST_HEIGHT = 320;
/** The filter and the note. */
const AROUND = 76;

export interface IBranchPopupOptions {
  /** What opened it; gets the keyboard back. */
  anchor: HTMLElement;
  purpose: BranchPurpose;
  status: RepositoryStatus;
  serverSettings: ServerConnection.ISettings;
  trans: TranslationBundle;
}

/** Let a person pick a branch or tag, or name a new branch; null where they do not. */
export async function pickBranch(
  options: IBranchPopupOptions
): Promise<BranchItem | null> {
  return new Promise(resolve => {
    const popup = new BranchPopup(options, resolve);
    Widget.attach(popup, document.body);
  });
}

/** A list below its button, over everything else. */
class BranchPopup extends ReactWidget {
  constructor(
    private readonly _options: IBranchPopupOptions,
    private readonly _resolve: (item: BranchItem | null) => void
  ) {
    super();
    const { purpose, serverSettings, status, trans } = _options;
    this._model = new BranchesModel(serverSettings, status.path, purpose);
    this.addClass('jp-ImportRun-picker');
    this.node.setAttribute('role', 'dialog');
    this.node.setAttribute('aria-label', titleOf(purpose, status, trans));
  }

  handleEvent(event: Event): void {
    const { target, type } = event;
    const isInside = target instanceof Node && this.node.contains(target);
    if (type === 'resize' || !isInside) {
      this._end(null, false);
    }
  }

  override dispose(): void {
    this._model.dispose();
    this._resolve(null);
    super.dispose();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._place();
    document.addEventListener('pointerdown', this, true);
    document.addEventListener('focusin', this, true);
    window.addEventListener('resize', this);
  }

  protected override onBeforeDetach(msg: Message): void {
    document.removeEventListener('pointerdown', this, true);
    document.removeEventListener('focusin', this, true);
    window.removeEventListener('resize', this);
    super.onBeforeDetach(msg);
  }

  protected override render(): React.JSX.Element {
    const { purpose, status, trans } = this._options;
    return (
      <BoundPicker
        model={this._model}
        label={titleOf(purpose, status, trans)}
        here={branchText(status, trans)}
        maxHeight={this._listHeight}
        trans={trans}
        onPick={item => {
          this._end(item, true);
        }}
        onClose={() => {
          this._end(null, true);
        }}
      />
    );
  }

  /** Below the button, or above it where there is more room. */
  private _place(): void {
    const { bottom, left, top, width } =
      this._options.anchor.getBoundingClientRect();
    const below = innerHeight - bottom - EDGE;
    const isBelow = below >= MOST_HEIGHT || below >= top;
    const room = isBelow ? below : top - EDGE;
    const { style } = this.node;
    const own = Math.max(width, LEAST_WIDTH);
    style.width = `${own}px`;
    style.left = `${Math.max(EDGE, Math.min(left, innerWidth - own - EDGE))}px`;
    style[isBelow ? 'top' : 'bottom'] = isBelow
      ? `${bottom}px`
      : `${innerHeight - top}px`;
    this._listHeight = Math.max(96, Math.min(MOST_HEIGHT, room) - AROUND);
    this.update();
  }

  private _end(item: BranchItem | null, giveBack: boolean): void {
    if (this.isDisposed) {
      return;
    }
    this._resolve(item);
    if (giveBack) {
      this._options.anchor.focus();
    }
    this.dispose();
  }

  private _listHeight = MOST_HEIGHT - AROUND;
  private _model: BranchesModel;
}

interface IBoundPickerProps {
  model: BranchesModel;
  label: string;
  here: string;
  maxHeight: number;
  trans: TranslationBundle;
  onPick: (item: BranchItem) => void;
  onClose: () => void;
}

function BoundPicker(props: IBoundPickerProps): React.JSX.Element {
  const { model, trans, ...rest } = props;
  const { error, isLoading, list, query } = useModel(model);
  const items = model.items;
  const note =
    error !== null
      ? errorText(error, trans).sentence
      : list?.truncated
        ? trans.__('Only the newest are listed. Type to find others.')
        : items.length === 0 && list !== null
          ? trans.__('None is called like that.')
          : null;
  return (
    <BranchPicker
      {...rest}
      items={items}
      query={query}
      isLoading={isLoading && list === null}
      note={note}
      now={Date.now()}
      trans={trans}
      onQuery={text => {
        model.setQuery(text);
      }}
    />
  );
}

function titleOf(
  purpose: BranchPurpose,
  status: RepositoryStatus,
  trans: TranslationBundle
): string {
  switch (purpose) {
    case 'merge':
      return trans.__('Branch to merge into %1', branchText(status, trans));
    case 'delete':
      return trans.__('Branch to delete');
    default:
      return trans.__('Branch to switch to');
  }
}
