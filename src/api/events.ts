import type { Event } from '@jupyterlab/services';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

import type { JobEvent } from './_schema';

const JOB_SCHEMA_ID = 'https://events.jupyter.org/jupyter_import_run/job';

/**
 * Hear of changed jobs on the event stream that JupyterLab holds open anyway.
 *
 * The stream replays nothing after a reconnect: these are hints, `listJobs` is the truth.
 */
export function onJobEvent(
  events: Event.IManager,
  callback: (event: JobEvent) => void
): IDisposable {
  const { stream } = events;
  const listener = (_: Event.IManager, emission: Event.Emission) => {
    if (emission.schema_id === JOB_SCHEMA_ID) {
      callback(emission as unknown as JobEvent);
    }
  };
  stream.connect(listener);
  return new DisposableDelegate(() => {
    stream.disconnect(listener);
  });
}
