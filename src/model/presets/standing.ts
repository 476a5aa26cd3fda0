import type { Job, Preset } from '../../api/_schema';
import { isRunning } from '../jobsModel';

/** Where a saved repository stands: it is here, on its way, did not come, or is not here. */
export type Standing =
  | { what: 'away' }
  | { what: 'connecting'; job: Job }
  | { what: 'failed'; job: Job }
  | { what: 'here'; path: string };

/** @param job - The newest one that brings it. */
export function standingOf(preset: Preset, job: Job | null): Standing {
  if (job !== null && isRunning(job)) {
    return { what: 'connecting', job };
  }
  if (preset.path !== null) {
    return { what: 'here', path: preset.path };
  }
  return job?.state === 'failed' ? { what: 'failed', job } : { what: 'away' };
}
