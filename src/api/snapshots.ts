import type { ServerConnection } from '@jupyterlab/services';

import type { Snapshot, SnapshotDetail, SnapshotList } from './_schema';
import { withQuery } from './query';
import { request } from './request';

/** What can be restored of a repository, newest first. */
export async function listSnapshots(
  settings: ServerConnection.ISettings,
  path: string
): Promise<Snapshot[]> {
  const endpoint = withQuery('snapshots', { path });
  return (await request<SnapshotList>(settings, 'GET', endpoint)).snapshots;
}

/** What is in a snapshot. */
export async function getSnapshot(
  settings: ServerConnection.ISettings,
  id: string
): Promise<SnapshotDetail> {
  return request(settings, 'GET', `snapshots/${encodeURIComponent(id)}`);
}

/** Give up what a snapshot holds, for good. */
export async function deleteSnapshot(
  settings: ServerConnection.ISettings,
  id: string
): Promise<void> {
  await request(settings, 'DELETE', `snapshots/${encodeURIComponent(id)}`);
}
