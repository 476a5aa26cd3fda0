import type { Contents, Event } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import type {
  RepositorySummary,
  Source,
  StorageLocation
} from '../../api/_schema';
import { DestinationModel } from '../../model/destinationModel';
import { ImportFormModel } from '../../model/importForm';
import { JobsModel } from '../../model/jobsModel';
import { RepositoriesModel } from '../../model/repositoriesModel';
import { ServerModel } from '../../model/serverModel';
import { SettingsModel } from '../../model/settings';
import { UrlModel } from '../../model/urlModel';
import {
  errorInfo,
  refusal,
  serverOf,
  settled,
  source,
  type Answer
} from '../support';

/** As much of a contents manager as a folder needs. */
class Folder {
  constructor(readonly names: string[]) {}

  readonly fileChanged = new Signal<Contents.IManager, Contents.IChangedArgs>(
    this as unknown as Contents.IManager
  );

  async get(): Promise<Contents.IModel> {
    return {
      type: 'directory',
      content: this.names.map(name => ({ name }))
    } as Contents.IModel;
  }
}

async function formOf(
  found: Partial<Source>,
  names: string[] = [],
  probe: () => Answer = () => source({ ...found, branches: ['main'] })
): Promise<ImportFormModel> {
  const { settings: serverSettings } = serverOf(({ body, path }) => {
    if (path.endsWith('/storage')) {
      return STORAGE;
    }
    if (path.endsWith('/repositories')) {
      return { repositories: REPOSITORIES, truncated: false };
    }
    return (body as { probe?: boolean }).probe ? probe() : source(found);
  });
  const contents = new Folder(names) as unknown as Contents.IManager;
  const events = { stream: new Signal({}) } as unknown as Event.IManager;
  const jobs = new JobsModel({ events, serverSettings });
  const repositories = new RepositoriesModel({
    contents,
    jobs,
    serverSettings
  });
  await repositories.refresh();
  const form = new ImportFormModel({
    url: new UrlModel(serverSettings),
    destination: new DestinationModel(contents, serverSettings),
    jobs,
    repositories,
    server: new ServerModel(serverSettings),
    settings: new SettingsModel()
  });
  form.url.setText('https://github.com/o/r/blob/main/n.ipynb', true);
  await form.url.settle();
  await settled();
  return form;
}

const STORAGE: StorageLocation = {
  path: '',
  label: 'Home',
  free_bytes: 1e9,
  total_bytes: 100e9,
  problem: null
};

const SUMMARY: RepositorySummary = {
  path: 'r',
  name: 'r',
  url: 'git@github.com:O/r.git',
  branch: 'main',
  tag: null,
  preset: null,
  commit: null,
  web_url: null,
  hidden: false,
  account: null,
  no_longer_offered: false,
  allowed: true
};

const REPOSITORIES = [
  SUMMARY,
  { ...SUMMARY, path: 'other/r', url: 'https://example.org/other/r' }
];

const REPOSITORY: Partial<Source> = {
  kind: 'repository',
  suggested_name: 'r',
  download_url: null
};

describe('ImportFormModel', () => {
  it('asks for the notebook alone unless the person wants more', async () => {
    const form = await formOf({});
    form.destination.follow('projects');
    expect(form.request()).toEqual({
      kind: 'import_notebook',
      url: 'https://github.com/o/r/blob/main/n.ipynb',
      account: null,
      folder: 'projects',
      name: null
    });
  });

  it('asks for its repository by the same URL, which says what to open', async () => {
    const form = await formOf({});
    form.setWithRepository(true);
    form.setRef(' dev ');
    form.setAccount('work');
    expect(form.request()).toEqual({
      kind: 'import_repository',
      url: 'https://github.com/o/r/blob/main/n.ipynb',
      account: 'work',
      folder: '',
      name: null,
      ref: 'dev',
      history: 'fast',
      submodules: false
    });
    expect(form.suggestedName).toBe('r');
    expect(form.canRun).toBe(true);
  });

  it('has no repository to offer where none is known', async () => {
    const form = await formOf({ repository_url: null });
    form.setWithRepository(true);
    expect(form.kind).toBe('notebook');
  });

  it('proposes the next free name and says what is in the way', async () => {
    const form = await formOf({}, ['n.ipynb', 'n_1.ipynb']);
    expect(form.name).toBe('n_2.ipynb');
    expect(form.taken).toEqual({ name: 'n.ipynb', isSame: null });
    form.destination.setName('other.ipynb');
    expect(form.name).toBe('other.ipynb');
    expect(form.taken).toBeNull();
  });

  it('knows whether the repository of that name is the same one', async () => {
    const form = await formOf(REPOSITORY, ['r']);
    expect(form.taken).toEqual({ name: 'r', isSame: true });
    form.destination.choose('other');
    await settled();
    expect(form.taken).toEqual({ name: 'r', isSame: false });
    form.destination.choose('unlisted');
    await settled();
    expect(form.taken).toEqual({ name: 'r', isSame: null });
  });

  it('knows the space of the folder it goes to, and only of that one', async () => {
    const form = await formOf({});
    expect(form.destination.state.storage?.free_bytes).toBe(1e9);
    form.destination.choose('elsewhere');
    expect(form.destination.state.storage).toBeNull();
    await settled();
    expect(form.destination.state.storage).not.toBeNull();
  });

  it('follows the file browser until a folder was chosen', async () => {
    const form = await formOf({});
    form.destination.follow('a');
    form.destination.choose('/b/c/');
    form.destination.follow('d');
    expect(form.destination.state.folder).toBe('b/c');
    form.reset();
    expect(form.destination.state.folder).toBe('d');
  });

  it('asks for branches only when the details are open', async () => {
    const form = await formOf(REPOSITORY);
    expect(form.source?.branches).toBeNull();
    form.setOpen(true);
    await settled();
    expect(form.source?.branches).toEqual(['main']);
  });

  it('asks a host that cannot be reached once, not for ever', async () => {
    let asked = 0;
    const form = await formOf(REPOSITORY, [], () => {
      asked += 1;
      return refusal(424, errorInfo('network'));
    });
    form.setOpen(true);
    await settled();
    form.setSubmodules(true);
    await settled();
    expect(asked).toBe(1);
    form.setOpen(false);
    form.setOpen(true);
    await settled();
    expect(asked).toBe(2);
  });

  it('takes the first notebook of a page with several, or the chosen one', async () => {
    const choices = [
      { name: 'one.ipynb', url: 'https://gist.example/one' },
      { name: 'two.ipynb', url: 'https://gist.example/two' }
    ];
    const gist = { download_url: null, suggested_name: 'gist.ipynb' };
    const form = await formOf(gist, ['two.ipynb'], () =>
      source({ ...gist, choices, branches: [] })
    );
    form.setOpen(true);
    await settled();
    expect(form.name).toBe('one.ipynb');
    expect(form.request()).toMatchObject({ url: choices[0].url });
    form.setChoice(choices[1].url);
    expect(form.name).toBe('two_1.ipynb');
    expect(form.request()).toMatchObject({ url: choices[1].url });
    form.setWithRepository(true);
    expect(form.request()).toMatchObject({ url: form.url.url });
  });

  it('forgets branch and name with the next URL', async () => {
    const form = await formOf(REPOSITORY);
    form.setRef('dev');
    form.destination.setName('mine');
    form.url.setText('https://github.com/o/other', true);
    expect(form.state.ref).toBeNull();
    expect(form.destination.state.name).toBeNull();
  });

  it('has nothing to ask for while the text is looked at', async () => {
    const form = await formOf({});
    form.url.setText('https://github.com/o/r/blob/main/m.ipynb');
    expect(form.request()).toBeNull();
  });

  it('takes an earlier request up again to change it', async () => {
    const form = await formOf({});
    form.fill({
      kind: 'import_repository',
      url: 'https://github.com/o/r',
      folder: 'x',
      name: 'mine',
      ref: 'gone',
      history: 'none',
      submodules: true
    });
    await settled();
    expect(form.state).toMatchObject({
      isOpen: true,
      ref: 'gone',
      history: 'none',
      submodules: true
    });
    expect(form.destination.state).toMatchObject({ folder: 'x', name: 'mine' });
  });
});
