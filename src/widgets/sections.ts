import type { IStateDB } from '@jupyterlab/statedb';
import type { IDisposable } from '@lumino/disposable';
import { MessageLoop } from '@lumino/messaging';
import {
  type AccordionLayout,
  type AccordionPanel,
  Widget
} from '@lumino/widgets';

import { type IHeights, sectionShares } from '../model/sectionShares';

const STATE_KEY = 'jupyter-import-run:sections';

/** A section of the accordion. */
export interface ISection extends Widget, IHeights {
  /** Names it in the state database. */
  readonly id: string;
  /** Whether it begins folded, where the person has not said otherwise. */
  readonly isFoldedAtFirst?: boolean;
}

/**
 * The sections of the panel: in their order, folded as they were left, with their counts.
 *
 * The sections share the height by what they need and fill, until the person moves the border
 * between them.
 */
export class Sections implements IDisposable {
  constructor(
    private readonly _accordion: AccordionPanel,
    private readonly _state: IStateDB | null
  ) {
    _accordion.expansionToggled.connect(this._onToggled, this);
    _accordion.handleMoved.connect(this._onHandleMoved, this);
    // The box above grows and shrinks by itself; Lumino hears of windows and handles only.
    this._observer = new ResizeObserver(() => {
      MessageLoop.sendMessage(_accordion, Widget.ResizeMessage.UnknownSize);
      this.fit();
    });
    this._observer.observe(_accordion.node);
    this._restored = this._restore();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this._observer.disconnect();
  }

  add(section: ISection, index = this._accordion.widgets.length): void {
    if (section.parent === this._accordion) {
      return;
    }
    this._accordion.insertWidget(index, section);
    this._sortNodes(index);
    if (section.isFoldedAtFirst && !this._isRestored) {
      this._folded.add(section.id);
    }
    if (this._folded.has(section.id)) {
      this._accordion.collapse(index);
    }
    this.fit();
  }

  remove(section: ISection): void {
    if (section.parent === this._accordion) {
      section.parent = null;
    }
  }

  /** Unfold a section, as the person will find it next time. */
  async expand(section: ISection): Promise<void> {
    await this._restored;
    const index = this._accordion.widgets.indexOf(section);
    if (index !== -1) {
      this._accordion.expand(index);
    }
  }

  /** Show a number beside the title of a section; none where it is null. */
  setCount(section: ISection, count: number | null): void {
    const index = this._accordion.widgets.indexOf(section);
    if (index === -1) {
      return;
    }
    const label = (this._accordion.layout as AccordionLayout).titles[
      index
    ].querySelector<HTMLElement>('.lm-AccordionPanel-titleLabel');
    if (label !== null) {
      label.dataset.count = count === null ? '' : String(count);
    }
  }

  /** Give each section its share of the height. */
  fit(): void {
    const sections = this._accordion.widgets as readonly ISection[];
    const { spacing, titleSpace } = this._accordion;
    const open = sections.filter(({ isHidden }) => !isHidden).length;
    const between = sections.length * titleSpace + (open - 1) * spacing;
    const available = this._accordion.node.clientHeight - between;
    if (this._isSized || available <= 0) {
      return;
    }
    const shares = sectionShares(sections, available);
    if (shares !== null) {
      this._accordion.setRelativeSizes(shares);
    }
  }

  /** Lumino appends a new section to the DOM wherever it stands: Tab must go from top to bottom. */
  private _sortNodes(from: number): void {
    const layout = this._accordion.layout as AccordionLayout;
    for (let index = from + 1; index < layout.widgets.length; index++) {
      this._accordion.node.append(
        layout.titles[index],
        layout.widgets[index].node,
        layout.handles[index]
      );
    }
  }

  private _onToggled(_: AccordionPanel, index: number): void {
    if (!this._accordion.widgets[index].isHidden) {
      this._makeRoom(index);
    }
    this.fit();
    this._save();
  }

  /** Lumino gives a section that was folded from the beginning no height when it is unfolded. */
  private _makeRoom(index: number): void {
    const { widgets } = this._accordion;
    const open = widgets.filter(widget => !widget.isHidden).length;
    if (this._accordion.relativeSizes()[index] < 0.5 / open) {
      this._accordion.setRelativeSizes(
        widgets.map(widget => (widget.isHidden ? 0 : 1 / open))
      );
    }
  }

  private _onHandleMoved(): void {
    this._isSized = true;
  }

  private async _restore(): Promise<void> {
    const folded = await this._state?.fetch(STATE_KEY).catch(() => undefined);
    if (Array.isArray(folded)) {
      this._folded = new Set(folded.filter(id => typeof id === 'string'));
      this._accordion.widgets.forEach((widget, index) => {
        if (this._folded.has(widget.id)) {
          this._accordion.collapse(index);
        } else {
          this._accordion.expand(index);
        }
      });
    }
    this._isRestored = true;
  }

  private _save(): void {
    if (!this._isRestored) {
      return;
    }
    for (const widget of this._accordion.widgets) {
      if (widget.isHidden) {
        this._folded.add(widget.id);
      } else {
        this._folded.delete(widget.id);
      }
    }
    void this._state?.save(STATE_KEY, [...this._folded]);
  }

  private _folded = new Set<string>();
  private _isDisposed = false;
  private _isRestored = false;
  private _isSized = false;
  private _observer: ResizeObserver;
  private _restored: Promise<void>;
}
