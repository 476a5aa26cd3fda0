import type { Job } from '../api/_schema';
import { isRunning } from './jobsModel';

/** A job that takes longer than this is worth a notification. */
export const LONG_MS = 5000;

/** How long a running job has still to go until it is a long one; 0: it is. */
export function untilLong(job: Job, now: number): number {
  const age = now - Date.parse(job.started ?? job.created);
  return Math.max(0, LONG_MS - age);
}

/**
 * When the first of the jobs that run and were started for themselves becomes a long one, in
 * milliseconds from now; null: none will.
 */
export function untilFirstLong(
  jobs: readonly Job[],
  now: number
): number | null {
  const times = jobs
    .filter(job => isRunning(job) && job.parent === null)
    .map(job => untilLong(job, now));
  return times.length === 0 ? null : Math.min(...times);
}
