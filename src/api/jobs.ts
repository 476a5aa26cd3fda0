import type { ServerConnection } from '@jupyterlab/services';

import type { Job, JobList, JobPatch, RetryRequest } from './_schema';
import { request } from './request';

/** What a job can be asked for. */
export type JobRequest = Job['request'];

/** All jobs that the server remembers, newest first. */
export async function listJobs(
  settings: ServerConnection.ISettings
): Promise<Job[]> {
  return (await request<JobList>(settings, 'GET', 'jobs')).jobs;
}

export async function startJob(
  settings: ServerConnection.ISettings,
  body: JobRequest
): Promise<Job> {
  return request(settings, 'POST', 'jobs', body);
}

/** Ask a job to stop; it is `cancelled` a moment later. */
export async function cancelJob(
  settings: ServerConnection.ISettings,
  id: string
): Promise<Job> {
  return request(settings, 'DELETE', `jobs/${encodeURIComponent(id)}`);
}

/** Run a failed or cancelled job once more, as a new one. */
export async function retryJob(
  settings: ServerConnection.ISettings,
  id: string,
  body: RetryRequest
): Promise<Job> {
  return request(
    settings,
    'POST',
    `jobs/${encodeURIComponent(id)}/retry`,
    body
  );
}

/** Take an ended job off everyone's list, or put it back. */
export async function patchJob(
  settings: ServerConnection.ISettings,
  id: string,
  body: JobPatch
): Promise<Job> {
  return request(settings, 'PATCH', `jobs/${encodeURIComponent(id)}`, body);
}
