import type { Job } from './api/_schema';

/** The address that a job was asked for; null where it works without one. */
export function requestUrl(request: Job['request']): string | null {
  return 'url' in request ? (request.url ?? null) : null;
}
