import type { Account } from '../../api/_schema';

const DAY_MS = 24 * 60 * 60 * 1000;

/** So many days before its end an account is worth a word. */
const SOON_DAYS = 14;

/**
 * Whether a person has to do something to keep an account, and why.
 *
 * `over`: its time is over. `refused`: its host does not accept it any more. `soon`: it ends
 * in `days`. Null: nothing to do.
 */
export type Upkeep =
  { what: 'over' | 'refused' } | { what: 'soon'; days: number } | null;

export function upkeepOf({ expires, state }: Account, now: number): Upkeep {
  if (state === 'refused') {
    return { what: 'refused' };
  }
  const left = expires === null ? Infinity : Date.parse(expires) - now;
  if (state === 'expired' || left <= 0) {
    return { what: 'over' };
  }
  return left < SOON_DAYS * DAY_MS
    ? { what: 'soon', days: Math.ceil(left / DAY_MS) }
    : null;
}
