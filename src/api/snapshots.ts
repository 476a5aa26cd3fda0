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

/** What is in a snapshot: its files from number `start` on. */
export async function getSnapshot(
  settings: ServerConnection.ISettings,
  id: string,
  start = 0
): Promise<SnapshotDetail> {
  const endpoint = withQuery(`snapshots/${encodeURIComponent(id)}`, {
    start: `${start}`
  });
  return request(settings, 'GET', endpoint);
}

/** Give up what a snapshot holds, for good. */
export async function deleteSnapshot(
  settings: ServerConnection.ISettings,
  id: string
): Promise<void> {
  await request(settings, 'DELETE', `snapshots/${encodeURIComponent(id)}`);
}
