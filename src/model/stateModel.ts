import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

/**
 * A model whose whole state is one immutable object.
 *
 * Every change replaces the object, so that a view can compare it by identity.
 */
export abstract class StateModel<T extends object> implements IDisposable {
  constructor(initial: T) {
    this._state = initial;
  }

  get state(): Readonly<T> {
    return this._state;
  }

  /** Emitted after `state` was replaced. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    Signal.clearData(this);
  }

  /** Replace some fields; nothing happens where all of them are the same already. */
  protected update(patch: Partial<T>): void {
    if (this._isDisposed) {
      return;
    }
    const keys = Object.keys(patch) as (keyof T)[];
    if (keys.every(key => Object.is(this._state[key], patch[key]))) {
      return;
    }
    this._state = { ...this._state, ...patch };
    this._changed.emit();
  }

  private _changed = new Signal<this, void>(this);
  private _isDisposed = false;
  private _state: T;
}
