import type { IChangedArgs } from '@jupyterlab/coreutils';
import type { INotebookModel } from '@jupyterlab/notebook';
import { JSONExt, type ReadonlyPartialJSONValue } from '@lumino/coreutils';

/** What JupyterLab writes as soon as a kernel has answered. */
const KEYS: readonly string[] = ['kernelspec', 'language_info'];

/**
 * The two keys of a notebook's metadata that follow its kernel.
 *
 * They are watched from the beginning, and put back once it is known that they are to be
 * kept. Where the notebook runs with another kernel than it names, JupyterLab's own values
 * come with the person's first change: the choice of a kernel is not forgotten then.
 */
export class KernelMetadata {
  constructor(private readonly _model: INotebookModel) {
    this._original = this._read();
    this._isTouched = _model.dirty;
    _model.metadataChanged.connect(this._onMetadata, this);
    _model.contentChanged.connect(this._onContent, this);
    _model.stateChanged.connect(this._onState, this);
  }

  /** Keep the values of the disk, also if they were replaced already. */
  keep(): void {
    this._isKept = true;
    this._putBack();
  }

  /**
   * The kernel has written what it writes.
   *
   * @param kernel - The name of the kernel's specification, or null where there is none.
   */
  settle(kernel: string | null): void {
    if (this._isDisposed) {
      return;
    }
    this._putBack();
    const named = this._original.get('kernelspec') as
      { name?: unknown } | undefined;
    if (kernel === null || kernel === named?.name || !this._isKept) {
      this.dispose();
    } else if (this._isTouched) {
      this._write(this._written);
      this.dispose();
    } else {
      this._isSettled = true;
    }
  }

  dispose(): void {
    this._isDisposed = true;
    this._model.metadataChanged.disconnect(this._onMetadata, this);
    this._model.contentChanged.disconnect(this._onContent, this);
    this._model.stateChanged.disconnect(this._onState, this);
  }

  private _read(): Values {
    return new Map(KEYS.map(key => [key, this._model.getMetadata(key)]));
  }

  private _isChanged(): boolean {
    return [...this._read()].some(
      ([key, value]) => !isSame(value, this._original.get(key))
    );
  }

  private _write(values: Values): void {
    for (const [key, value] of values) {
      if (isNamed(value)) {
        this._model.setMetadata(key, value);
      } else {
        this._model.deleteMetadata(key);
      }
    }
  }

  private _putBack(): void {
    if (!this._isKept || this._isDisposed) {
      return;
    }
    for (const [key, value] of this._read()) {
      if (!isSame(value, this._original.get(key))) {
        this._written.set(key, value);
      }
    }
    this._write(this._original);
    if (!this._isTouched) {
      this._model.dirty = false;
    }
  }

  /** A change of metadata is told twice, then as one of the content, then it is dirty. */
  private _onMetadata(_: INotebookModel, { key }: { key: string }): void {
    this._isOurs = KEYS.includes(key);
    if (this._isSettled && this._isChanged()) {
      // The person has chosen another kernel.
      this.dispose();
    }
  }

  private _onContent(): void {
    const isOurs = this._isOurs;
    this._isOurs = false;
    if (isOurs) {
      return;
    }
    this._isTouched = true;
    if (this._isSettled) {
      this.dispose();
      this._write(this._written);
    }
  }

  private _onState(_: INotebookModel, { name }: IChangedArgs<unknown>): void {
    if (name === 'dirty' && this._model.dirty && !this._isTouched) {
      this._putBack();
    }
  }

  private _isDisposed = false;
  private _isKept = false;
  private _isOurs = false;
  private _isSettled = false;
  private _isTouched: boolean;
  private readonly _original: Values;
  private readonly _written = new Map<string, unknown>();
}

type Values = ReadonlyMap<string, unknown>;

function isSame(one: unknown, other: unknown): boolean {
  return JSONExt.deepEqual(
    (one ?? null) as ReadonlyPartialJSONValue,
    (other ?? null) as ReadonlyPartialJSONValue
  );
}

/** JupyterLab fills a missing key with an empty name; it is missing on the disk. */
function isNamed(value: unknown): boolean {
  return Boolean((value as { name?: unknown } | undefined)?.name);
}
