/**
 * What a page of Notebook 7 tells the page that it opens for a notebook.
 *
 * Through the storage of this origin, for a short time and for one use: an address with a
 * query could be a link of anybody, and a link must never run code.
 */
export interface IHandover {
  path: string;
  run: boolean;
}

/** A page that has not come up after this time will not be the one that was meant. */
const VALID_MS = 60_000;

export function leaveHandover(baseUrl: string, handover: IHandover): void {
  localStorage.setItem(
    key(baseUrl, handover.path),
    JSON.stringify({ run: handover.run, time: Date.now() })
  );
}

/** Take what was left for a notebook, if anything; it is gone then. */
export function takeHandover(baseUrl: string, path: string): IHandover | null {
  const item = localStorage.getItem(key(baseUrl, path));
  if (item === null) {
    return null;
  }
  localStorage.removeItem(key(baseUrl, path));
  try {
    const { run, time } = JSON.parse(item) as { run: unknown; time: unknown };
    const age = Date.now() - Number(time);
    return age >= 0 && age < VALID_MS ? { path, run: run === true } : null;
  } catch {
    return null;
  }
}

/** Two servers of one hub share an origin, so the address belongs to the key. */
function key(baseUrl: string, path: string): string {
  return `jupyter-import-run:open:${baseUrl}:${path}`;
}
