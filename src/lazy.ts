import { PromiseDelegate } from '@lumino/coreutils';

/** Something that is loaded when it is wanted for the first time. */
export interface ILazy<T> {
  load(): Promise<T>;

  /** The same, as soon as somebody wanted it; never before. */
  readonly loaded: Promise<T>;
}

export class Lazy<T> implements ILazy<T> {
  constructor(private readonly _make: () => Promise<T>) {}

  get loaded(): Promise<T> {
    return this._made.promise;
  }

  /** Whether anybody has wanted it. */
  get isWanted(): boolean {
    return this._isWanted;
  }

  load(): Promise<T> {
    if (!this._isWanted) {
      this._isWanted = true;
      this._make().then(
        made => {
          this._made.resolve(made);
        },
        (error: unknown) => {
          this._made.reject(error);
        }
      );
    }
    return this._made.promise;
  }

  private _isWanted = false;
  private readonly _made = new PromiseDelegate<T>();
}
