import type { Event } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type { Preset } from '../../../api/_schema';
import { JobsModel } from '../../../model/jobsModel';
import { PresetsModel } from '../../../model/presets/presetsModel';
import { standingOf } from '../../../model/presets/standing';
import type { RepositoriesModel } from '../../../model/repositoriesModel';
import { errorInfo, job, serverOf } from '../../support';

function preset(name: string, patch: Partial<Preset> = {}): Preset {
  return {
    name,
    url: `https://example.org/team/${name}`,
    branch: null,
    folder: null,
    account: null,
    secret: null,
    description: '',
    sparse: [],
    history: 'fast',
    update: false,
    locked: false,
    created: null,
    modified: null,
    path: null,
    ...patch
  };
}

function modelOf(pages: readonly Preset[][], problem = errorInfo('internal')) {
  const { settings } = serverOf(({ path }, query) => {
    if (path.endsWith('/jobs')) {
      return { jobs: [] };
    }
    const page = Number(query.get('next_token') ?? 0);
    const next = page + 1 < pages.length ? String(page + 1) : null;
    return { presets: pages[page], next_token: next, problem };
  });
  const events = { stream: new Signal({}) } as unknown as Event.IManager;
  const jobs = new JobsModel({ events, serverSettings: settings });
  const repositories = {
    changed: new Signal({})
  } as unknown as RepositoriesModel;
  return new PresetsModel({ jobs, repositories, serverSettings: settings });
}

describe('PresetsModel', () => {
  it('reads every page, the administrator’s first, and says what is missing', async () => {
    const model = modelOf([
      [preset('a'), preset('b', { locked: true })],
      [preset('c')]
    ]);
    await model.refresh();
    expect(model.presets.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    expect(model.state.error?.code).toBe('internal');
  });
});

describe('standingOf', () => {
  const running = job();
  const failed = job({ state: 'failed', error: errorInfo('network') });

  it.each([
    ['away', preset('a'), null],
    ['connecting', preset('a', { path: 'a' }), running],
    ['here', preset('a', { path: 'a' }), failed],
    ['failed', preset('a'), failed],
    ['away', preset('a'), job({ state: 'cancelled' })]
  ])('says %s', (what, which, newest) => {
    expect(standingOf(which, newest).what).toBe(what);
  });
});
