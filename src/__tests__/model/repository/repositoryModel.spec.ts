import type { Contents, Event } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type { Job } from '../../../api/_schema';
import { JobsModel } from '../../../model/jobsModel';
import { RepositoryModel } from '../../../model/repository/repositoryModel';
import { errorInfo, job, refusal, serverOf, settled } from '../../support';
import { change, changed, status } from './fixtures';

function setUp() {
  const server = {
    status: status(),
    stamp: 'a',
    jobs: [] as Job[],
    isDown: false
  };
  const { requests, settings } = serverOf(({ path }) =>
    path.endsWith('/jobs')
      ? { jobs: server.jobs }
      : path.endsWith('/kernel-only')
        ? { files: ['n.ipynb', 'staged.ipynb'] }
        : path.endsWith('/stamp')
          ? { stamp: server.stamp }
          : server.isDown
            ? refusal(504, errorInfo('timeout'))
            : server.status
  );
  const events = {} as Event.IManager;
  Object.assign(events, { stream: new Signal(events) });
  const jobs = new JobsModel({ events, serverSettings: settings });
  const contents = { localPath: (path: string) => path } as Contents.IManager;
  const fileChanged = new Signal<Contents.IManager, Contents.IChangedArgs>(
    contents
  );
  Object.assign(contents, { fileChanged });
  const model = new RepositoryModel({
    path: 'work/r',
    contents,
    jobs,
    serverSettings: settings
  });
  const asked = (route: string) =>
    requests.filter(({ path }) => path.endsWith(route)).length;
  const reads = () => asked('/status');
  const save = (path: string) => {
    fileChanged.emit({
      type: 'save',
      oldValue: null,
      newValue: { path }
    });
  };
  const dispose = () => {
    model.dispose();
    jobs.dispose();
  };
  return { asked, dispose, jobs, model, reads, save, server };
}

let here: ReturnType<typeof setUp>;

beforeEach(() => {
  jest.useFakeTimers();
  here = setUp();
});

afterEach(() => {
  here.dispose();
  jest.useRealTimers();
});

async function wait(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settled();
  // A poll goes on in a frame of its own.
  jest.advanceTimersByTime(1);
  await settled();
}

describe('RepositoryModel', () => {
  it('asks nothing while nobody sees it', async () => {
    here.save('work/r/a.py');
    await wait(300_000);
    expect(here.reads()).toBe(0);
  });

  it('reads at most twice in thirty idle seconds', async () => {
    here.model.isActive = true;
    await wait(30_000);
    expect(here.reads()).toBeGreaterThan(0);
    expect(here.reads()).toBeLessThanOrEqual(2);
    expect(here.model.state.status?.branch).toBe('main');
  });

  it('reads once for a burst of saves in it, and not for those elsewhere', async () => {
    here.model.isActive = true;
    await wait(1000);
    const before = here.reads();
    here.save('work/other/a.py');
    here.save('work/rest.py');
    await wait(1000);
    expect(here.reads()).toBe(before);
    here.save('work/r/a.py');
    here.save('work/r/b.py');
    await wait(1000);
    expect(here.reads()).toBe(before + 1);
  });

  it('reads soon after git did something in a terminal', async () => {
    const seconds = async (count: number) => {
      for (let second = 0; second < count; second++) {
        await wait(1000);
      }
    };
    here.model.isActive = true;
    await seconds(10);
    const before = here.reads();
    here.server.stamp = 'b';
    await seconds(4);
    expect(here.reads()).toBe(before + 1);
    here.model.isActive = false;
    const asked = here.asked('/stamp');
    await seconds(10);
    expect(here.asked('/stamp')).toBe(asked);
  });

  it('asks what a kernel changed only of notebooks that nobody staged', async () => {
    const ask = async (...changes: ReturnType<typeof change>[]) => {
      here.server.status = status({ changes });
      await here.model.refresh();
      return [...here.model.commit.state.kernelOnly];
    };
    const staged = change('staged.ipynb', { staged: true });
    expect(await ask(change('a.py'), staged)).toEqual([]);
    expect(here.asked('/kernel-only')).toBe(0);
    expect(await ask(change('n.ipynb'), staged)).toEqual(['n.ipynb']);
    expect(here.asked('/kernel-only')).toBe(1);
  });

  it('stops asking when it is out of sight', async () => {
    here.model.isActive = true;
    await wait(1000);
    here.model.isActive = false;
    const before = here.reads();
    here.save('work/r/a.py');
    await wait(300_000);
    expect(here.reads()).toBe(before);
  });

  it('knows the job that works on it, whoever started it', async () => {
    here.server.jobs = [
      job({ id: 'x', request: { kind: 'pull', path: 'work/other' } }),
      job({ id: 'p', request: { kind: 'pull', path: 'work/r' } })
    ];
    await here.jobs.refresh();
    expect(here.model.state.running?.id).toBe('p');
    here.server.jobs = here.server.jobs.map(each => ({
      ...each,
      state: 'succeeded'
    }));
    here.model.isActive = true;
    await wait(1000);
    const before = here.reads();
    await here.jobs.refresh();
    await wait(1000);
    expect(here.model.state.running).toBeNull();
    expect(here.reads()).toBe(before + 1);
  });

  it('keeps what it knows while the server does not answer', async () => {
    here.server.status = status(changed('a.py'));
    await here.model.refresh();
    here.server.isDown = true;
    await here.model.refresh();
    expect(here.model.state.error?.code).toBe('timeout');
    expect(here.model.state.status?.changes_total).toBe(1);
    expect(here.model.commit.chosen).toHaveLength(1);
  });
});
