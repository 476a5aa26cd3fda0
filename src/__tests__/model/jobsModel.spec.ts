import type { Event } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type { Job, JobEvent } from '../../api/_schema';
import { JobsModel } from '../../model/jobsModel';
import { errorInfo, job, refusal, serverOf, settled } from '../support';

/** The event stream of JupyterLab without its socket. */
class Events {
  readonly stream = new Signal<Event.IManager, Event.Emission>(
    this as unknown as Event.IManager
  );

  hint(event: Partial<JobEvent>, schema = 'job'): void {
    const { detail, id, kind, phase, progress, state } = job(event);
    this.stream.emit({
      schema_id: `https://events.jupyter.org/jupyter_import_run/${schema}`,
      ...{ detail, id, kind, phase, progress, state }
    } as unknown as Event.Emission);
  }
}

function setUp(initial: Job[] = []) {
  const server = { jobs: initial };
  const { settings, requests } = serverOf(({ method, path }) => {
    if (method === 'GET') {
      return { jobs: server.jobs };
    }
    const id = path.split('/')[5];
    if (method === 'POST') {
      return server.jobs[0];
    }
    return server.jobs.find(each => each.id === id) ?? {};
  });
  const events = new Events();
  const model = new JobsModel({
    events: events as unknown as Event.IManager,
    serverSettings: settings
  });
  const ended: string[] = [];
  model.ended.connect((_, each) => {
    ended.push(`${each.id} ${each.state}`);
  });
  return { ended, events, model, requests, server };
}

let model: JobsModel;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  model.dispose();
  jest.useRealTimers();
});

/** Long enough for a burst of hints to be answered. */
async function burst(): Promise<void> {
  jest.advanceTimersByTime(60);
  await settled();
}

describe('JobsModel', () => {
  it('finds the jobs again after a reload', async () => {
    const test = setUp([job()]);
    model = test.model;
    await model.refresh();
    expect(model.get('1')?.progress).toBe(0.5);
    expect(test.ended).toEqual([]);
  });

  it('knows the jobs once it was asked to read them, also if others ask meanwhile', async () => {
    const test = setUp([job()]);
    model = test.model;
    const first = model.refresh();
    const second = model.refresh();
    await first;
    expect(model.get('1')).not.toBeNull();
    await second;
    expect(model.get('1')).not.toBeNull();
  });

  it('knows the others too where it started one while it read them', async () => {
    const test = setUp([job({ id: '2' }), job()]);
    model = test.model;
    const reading = model.refresh();
    await model.start(test.server.jobs[0].request, { run: false });
    await reading;
    expect(model.state.jobs.map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('moves a bar by a hint alone', async () => {
    const test = setUp([job()]);
    model = test.model;
    await model.refresh();
    await settled();
    const before = test.requests.length;
    test.events.hint({ progress: 0.75 });
    expect(model.get('1')?.progress).toBe(0.75);
    expect(test.requests).toHaveLength(before);
  });

  it('reads the end of a job from the server, once for many hints', async () => {
    const test = setUp([job()]);
    model = test.model;
    await model.refresh();
    await burst();
    const before = test.requests.length;
    test.server.jobs = [job({ state: 'succeeded', progress: null })];
    test.events.hint({ state: 'succeeded' });
    test.events.hint({ state: 'succeeded' });
    await burst();
    expect(test.requests.length - before).toBe(1);
    expect(test.ended).toEqual(['1 succeeded']);
  });

  it('hears of jobs that another window started', async () => {
    const test = setUp([]);
    model = test.model;
    await model.refresh();
    test.server.jobs = [job({ id: '9' })];
    test.events.hint({ id: '9' });
    await burst();
    expect(model.get('9')).not.toBeNull();
    expect(model.intentOf('9')).toBeNull();
  });

  it('is deaf to the events of others', async () => {
    const test = setUp([job()]);
    model = test.model;
    await model.refresh();
    await settled();
    test.events.hint({ progress: 0.9 }, 'other');
    expect(model.get('1')?.progress).toBe(0.5);
  });

  it('tells the end of a job that was over before it was ever seen', async () => {
    const test = setUp([job({ state: 'failed', error: errorInfo('timeout') })]);
    model = test.model;
    await model.start({ kind: 'import_notebook', url: 'u' }, { run: true });
    expect(test.ended).toEqual(['1 failed']);
    expect(model.intentOf('1')).toEqual({ run: true });
    await model.refresh();
    expect(test.ended).toEqual(['1 failed']);
  });

  it('does not take the answer to its request for newer than a hint', async () => {
    const test = setUp([job({ state: 'succeeded' })]);
    model = test.model;
    await model.refresh();
    test.server.jobs = [job({ state: 'queued' })];
    await model.start({ kind: 'import_notebook', url: 'u' }, { run: false });
    expect(model.get('1')?.state).toBe('succeeded');
    expect(test.ended).toEqual(['1 succeeded']);
  });

  it('looks again now and then while something runs, and then no more', async () => {
    const test = setUp([job()]);
    model = test.model;
    await model.refresh();
    await settled();
    test.server.jobs = [job({ state: 'cancelled' })];
    for (let second = 0; second < 12; second++) {
      jest.advanceTimersByTime(1000);
      await settled();
    }
    expect(test.ended).toEqual(['1 cancelled']);
    const before = test.requests.length;
    for (let second = 0; second < 60; second++) {
      jest.advanceTimersByTime(1000);
      await settled();
    }
    expect(test.requests).toHaveLength(before);
  });

  it('keeps what it knows where the server cannot be read', async () => {
    const { settings } = serverOf(() => refusal(500, errorInfo('internal')));
    model = new JobsModel({
      events: new Events() as unknown as Event.IManager,
      serverSettings: settings
    });
    await model.refresh();
    expect(model.state.error?.code).toBe('internal');
    expect(model.state.jobs).toEqual([]);
  });
});
