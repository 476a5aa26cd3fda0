import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

/**
 * Where the person is: in the panel, or elsewhere.
 *
 * Not where the focus is: JupyterLab moves that by itself, for instance to its launcher
 * some time after it has started. What counts is the last act of the person.
 */
export class Attention implements IDisposable {
  constructor(private readonly _node: HTMLElement) {
    for (const type of ACTS) {
      document.addEventListener(type, this._onAct, true);
    }
  }

  /** Whether the person's last act was in the panel. */
  get isHere(): boolean {
    return this._isHere;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    for (const type of ACTS) {
      document.removeEventListener(type, this._onAct, true);
    }
  }

  /**
   * Keep the focus until the person acts.
   *
   * Whatever else takes it by itself meanwhile gives it back, except for a dialog.
   */
  hold(focus: () => void): IDisposable {
    const onFocus = (event: FocusEvent) => {
      if (isInDialog(event.target)) {
        release();
      } else if (!this._contains(event.target)) {
        // Only after the other one is done with it.
        setTimeout(() => {
          if (!holding.isDisposed) {
            focus();
          }
        });
      }
    };
    const release = () => {
      holding.dispose();
    };
    const holding = new DisposableDelegate(() => {
      document.removeEventListener('focusin', onFocus, true);
      for (const type of ACTS) {
        document.removeEventListener(type, release, true);
      }
    });
    document.addEventListener('focusin', onFocus, true);
    for (const type of ACTS) {
      document.addEventListener(type, release, true);
    }
    return holding;
  }

  private _contains(target: EventTarget | null): boolean {
    return target instanceof Node && this._node.contains(target);
  }

  private _onAct = (event: Event) => {
    // A dialog asks on behalf of what was there before it.
    if (!isInDialog(event.target)) {
      this._isHere = this._contains(event.target);
    }
  };

  private _isDisposed = false;
  private _isHere = false;
}

/** What a person does with a page; what helps them to do it may only click. */
const ACTS = ['pointerdown', 'keydown', 'click'] as const;

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.jp-Dialog') !== null;
}
