/** How old a status may be that nobody looks into. */
const FRESH_MS = 60_000;

/** More repositories than anybody looks over. */
const MOST = 100;

/**
 * Finds out where listed repositories stand whose cards are closed.
 *
 * One is read after the other, so that what somebody waits for goes first, and none that was read
 * lately. No clock begins a round: the list comes into sight, the window gets the focus, a job ends.
 */
export class StatusRound {
  constructor(private readonly _read: (path: string) => Promise<void>) {}

  /** Begin a round over `paths`, in their order, instead of the one that is going on. */
  async begin(paths: readonly string[]): Promise<void> {
    const round = ++this._round;
    for (const path of paths.slice(0, MOST)) {
      if (round !== this._round) {
        return;
      }
      if (Date.now() - (this._times.get(path) ?? -Infinity) >= FRESH_MS) {
        this._times.set(path, Date.now());
        await this._read(path);
      }
    }
  }

  /** Something has happened there: the next round reads it in any case. */
  forget(path: string): void {
    this._times.delete(path);
  }

  /** End the round that is going on. */
  stop(): void {
    this._round++;
  }

  private _times = new Map<string, number>();
  private _round = 0;
}
