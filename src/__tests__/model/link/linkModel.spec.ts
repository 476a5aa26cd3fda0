import type { Contents, Event } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type { Job, Source } from '../../../api/_schema';
import { DestinationModel } from '../../../model/destinationModel';
import { ImportFormModel } from '../../../model/importForm';
import { JobsModel } from '../../../model/jobsModel';
import { LinkModel } from '../../../model/link/linkModel';
import { RepositoriesModel } from '../../../model/repositoriesModel';
import { ServerModel } from '../../../model/serverModel';
import { SettingsModel } from '../../../model/settings';
import { UrlModel } from '../../../model/urlModel';
import type { INotebookFacts } from '../../../opening/readNotebook';
import { job, serverOf, source } from '../../support';

const REPOSITORY: Partial<Source> = {
  kind: 'repository',
  url: 'https://github.com/o/r.git#ref=dev',
  ref: 'dev',
  open: 'n.ipynb',
  download_url: null,
  suggested_name: 'r'
};
const FACTS: INotebookFacts = {
  wanted: { name: 'ir', displayName: 'R', language: 'R' },
  kernel: { name: 'ir', fit: 'own' },
  specs: null,
  codeCells: 1
};
const REQUEST = { kind: 'import_repository', url: REPOSITORY.url } as const;

/** The page of a link on a server whose jobs a test changes. */
async function linkOf(
  found: Partial<Source>,
  jobs: Job[] = [],
  agreed: string | null = null
): Promise<{
  arrived: Job[];
  jobs: JobsModel;
  link: LinkModel;
  set: (jobs: Job[]) => Promise<void>;
}> {
  let known = jobs;
  const { settings: serverSettings } = serverOf(({ path }) => {
    if (path.endsWith('/jobs')) {
      return { jobs: known };
    }
    if (path.endsWith('/resolve')) {
      return source({ ...REPOSITORY, ...found });
    }
    return path.endsWith('/status')
      ? { branch: 'main', commit: 'abc', changes_total: 0 }
      : {};
  });
  const contents = {
    fileChanged: new Signal({}),
    get: async () => ({ type: 'directory', content: [] })
  } as unknown as Contents.IManager;
  const events = { stream: new Signal({}) } as unknown as Event.IManager;
  const model = new JobsModel({ events, serverSettings });
  const link = new LinkModel({
    form: new ImportFormModel({
      url: new UrlModel(serverSettings),
      destination: new DestinationModel(contents, serverSettings),
      jobs: model,
      repositories: new RepositoriesModel({
        contents,
        jobs: model,
        serverSettings
      }),
      server: new ServerModel(serverSettings),
      settings: new SettingsModel()
    }),
    jobs: model,
    readNotebook: async path => {
      if (path !== 'a/r/n.ipynb') {
        throw new Error(path);
      }
      return FACTS;
    },
    serverSettings,
    visit: { query: 'import-run=x&run=1', job: agreed }
  });
  const arrived: Job[] = [];
  link.arrived.connect((_, ended) => {
    arrived.push(ended);
  });
  await link.read();
  return {
    arrived,
    jobs: model,
    link,
    set: async changed => {
      known = changed;
      await model.refresh();
    }
  };
}

function importJob(patch: Partial<Job> = {}): Job {
  return job({
    id: 'one',
    kind: 'import_repository',
    request: REQUEST,
    ...patch
  });
}

describe('LinkModel', () => {
  it('asks about what is not here', async () => {
    const { link } = await linkOf({});
    expect(link.state).toMatchObject({ way: 'import', job: null, error: null });
    expect(link.notebook).toBe('n.ipynb');
    expect(link.suggestsRun).toBe(true);
    expect(link.form.request()?.url).toBe(REPOSITORY.url);
  });

  it('offers to open what is here, and to go to the branch that is wanted', async () => {
    const { link } = await linkOf({ here: ['a/r', 'b/r'] });
    expect(link.state).toMatchObject({ way: 'open', place: 'a/r' });
    expect(link.isElsewhere).toBe(true);
    expect(link.canUpdate).toBe(true);
  });

  it('knows what the notebook that is here would run with', async () => {
    const { link } = await linkOf({ here: ['a/r', 'b/r'] });
    expect(link.state.facts).toBe(FACTS);
    await link.setPlace('b/r');
    expect(link.state.facts).toBeNull();
    expect((await linkOf({})).link.state.facts).toBeNull();
  });

  it('has no problem any more once that is settled elsewhere', async () => {
    const { link, set } = await linkOf({ here: ['a/r'] });
    const pull = (state: Job['state'], path: string): Job =>
      job({
        id: path,
        kind: 'pull',
        state,
        request: { kind: 'pull', path } as Job['request']
      });
    await link.ask({ code: 'conflict', message: '', data: {} });
    await set([pull('running', 'a/r'), pull('running', 'b')]);
    await set([pull('running', 'a/r'), pull('succeeded', 'b')]);
    expect(link.state.problem?.code).toBe('conflict');
    await set([pull('succeeded', 'a/r'), pull('succeeded', 'b')]);
    expect(link.state.problem).toBeNull();
  });

  it('shows the same import that goes on elsewhere, and asks once it is here', async () => {
    const { arrived, link, set } = await linkOf({}, [
      importJob({ state: 'running' })
    ]);
    expect(link.state.job?.id).toBe('one');
    await set([importJob({ state: 'succeeded' })]);
    expect(link.state.job).toBeNull();
    expect(arrived).toEqual([]);
  });

  it('takes no other import for its own', async () => {
    const other = { ...REQUEST, url: 'https://github.com/o/other' };
    const { link } = await linkOf({}, [
      importJob({ state: 'running', request: other })
    ]);
    expect(link.state.job).toBeNull();
  });

  it('tells when what was agreed to has come, also after a reload and another try', async () => {
    const failed = importJob({ state: 'failed' });
    const { arrived, link, set } = await linkOf({}, [failed], 'one');
    expect(link.state.job?.state).toBe('failed');
    const again = importJob({ id: 'two', retry_of: 'one', state: 'running' });
    await set([again, failed]);
    expect(link.state.job?.id).toBe('two');
    await set([{ ...again, state: 'succeeded' }, failed]);
    expect(arrived.map(({ id }) => id)).toEqual(['two']);
  });
});
