import type { IChangedArgs } from '@jupyterlab/coreutils';
import type { INotebookModel } from '@jupyterlab/notebook';
import { JSONExt, type ReadonlyPartialJSONValue } from '@lumino/coreutils';

/** What JupyterLab writes as soon as a kernel has answered. */
const KEYS: readonly string[] = ['kernelspec', 'language_info'];

/**
 * The two keys of a notebook's metadata that follow its kernel.
 *
 * They are watched for as long as the notebook is open, and stay what they are on the disk.
 * Where it runs with another kernel than it names, or names none, JupyterLab's own values
 * come with the person's first change: the choice of a kernel is not forgotten then.
 */
export class KernelMetadata {
  /** @param _kernel - The name of the kernel that it runs with now; null: none. */
  constructor(
    private readonly _model: INotebookModel,
    private readonly _kernel: () => string | null
  ) {
    this._disk = this._read();
    // JupyterLab fills in what is missing, which alone makes it dirty.
    this._isTouched =
      _model.dirty && KEYS.every(key => this._disk.get(key) !== undefined);
    _model.metadataChanged.connect(this._onMetadata, this);
    _model.contentChanged.connect(this._onContent, this);
    _model.stateChanged.connect(this._onState, this);
  }

  /** Keep the values of the disk, also if they were replaced already. */
  keep(): void {
    this._isKept = true;
    this._review();
  }

  /** The kernel has written what it writes: another one is the person's choice. */
  settle(): void {
    this._isSettled = true;
    this._last = this._kernel();
  }

  dispose(): void {
    this._isKept = false;
    this._model.metadataChanged.disconnect(this._onMetadata, this);
    this._model.contentChanged.disconnect(this._onContent, this);
    this._model.stateChanged.disconnect(this._onState, this);
  }

  private _read(): Values {
    return new Map(KEYS.map(key => [key, named(this._model.getMetadata(key))]));
  }

  private _onMetadata(_: INotebookModel, { key }: { key: string }): void {
    if (KEYS.includes(key)) {
      this._ours += 1;
      this._reviewSoon();
    }
  }

  /**
   * A change of metadata is told as one of the content too: after it, and after those that
   * whoever was told of it made in turn.
   */
  private _onContent(): void {
    if (this._ours > 0) {
      this._ours -= 1;
    } else if (!this._isTouched) {
      this._isTouched = true;
      this._reviewSoon();
    }
  }

  /** Whatever was saved or read again is what is on the disk. */
  private _onState(_: INotebookModel, { name }: IChangedArgs<unknown>): void {
    if (name === 'dirty' && !this._model.dirty) {
      this._disk = this._read();
      this._isTouched = false;
    }
  }

  /**
   * Not at once: a file that is read again looks like a change until JupyterLab has called
   * the notebook clean.
   */
  private _reviewSoon(): void {
    this._reviewing ??= Promise.resolve().then(() => {
      this._reviewing = null;
      this._ours = 0; // all were told in that turn; what comes now is the person's
      this._review();
    });
  }

  private _review(): void {
    if (!this._isKept || this._model.isDisposed) {
      return;
    }
    const values = this._read();
    const isChanged = KEYS.some(key => this._differs(key, values.get(key)));
    const before = this._last;
    this._last = this._kernel() ?? before;
    const isOther = before !== null && before !== this._last;
    this._isTouched ||= this._isSettled && isOther && isChanged;
    for (const [key, value] of values) {
      if (value !== undefined && this._differs(key, value)) {
        this._written.set(key, value);
      }
      this._put(key, this._wanted(key));
    }
    if (!this._isTouched) {
      this._model.dirty = false;
    }
  }

  private _differs(key: string, value: unknown): boolean {
    return !isSame(value, this._disk.get(key));
  }

  private _wanted(key: string): unknown {
    const onDisk = this._disk.get(key);
    const spec = this._disk.get('kernelspec') as { name: string } | undefined;
    const isFree =
      onDisk === undefined ||
      (this._last !== null && this._last !== spec?.name);
    return this._isTouched && isFree
      ? (this._written.get(key) ?? onDisk)
      : onDisk;
  }

  /** What JupyterLab filled in may stay: taken away it would be filled in again. */
  private _put(key: string, value: unknown): void {
    if (isSame(value, named(this._model.getMetadata(key)))) {
      return;
    }
    if (value === undefined) {
      this._model.deleteMetadata(key);
    } else {
      this._model.setMetadata(key, value);
    }
  }

  private _disk: Values;
  private _isKept = false;
  private _isSettled = false;
  /** Whether the person has changed anything that is not saved. */
  private _isTouched: boolean;
  /** The kernel that it ran with last. */
  private _last: string | null = null;
  private _reviewing: Promise<void> | null = null;
  /** Changes of our keys that were not yet told as changes of the content. */
  private _ours = 0;
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
function named(value: unknown): unknown {
  return (value as { name?: unknown } | undefined)?.name ? value : undefined;
}
