import { AccountsModel } from '../../../model/accounts/accountsModel';
import { ProjectsModel } from '../../../model/accounts/projectsModel';
import { account, errorInfo, refusal, serverOf, settled } from '../../support';

const WORK = account({ id: 'work', host: 'gitlab.example.org' });
const HOME = account({ id: 'home', host: 'github.com' });

function project(name: string) {
  return {
    path: `team/${name}`,
    name,
    url: `https://gitlab.example.org/team/${name}.git`,
    web_url: `https://gitlab.example.org/team/${name}`,
    description: '',
    default_branch: 'main',
    private: true,
    archived: false,
    updated: null
  };
}

async function setUp(accounts = [WORK, HOME], isRead = true) {
  const { requests, settings } = serverOf(({ path }) => {
    if (path.endsWith('/accounts')) {
      return { accounts, protected_by: 'files' };
    }
    if (path.endsWith('/codecommit')) {
      return { projects: [project('aws-lab')], next_page: null };
    }
    return path.includes('/work/')
      ? { projects: [project('forecast-lab')], next_page: null }
      : refusal(400, errorInfo('unsupported', { reason: 'no_projects' }));
  });
  const model = new AccountsModel(settings);
  if (isRead) {
    await model.refresh();
  }
  const asked = () =>
    requests.filter(({ path }) => path.endsWith('/projects')).length;
  return {
    accounts: model,
    asked,
    model: new ProjectsModel(model, settings),
    showAll: () => new ProjectsModel(model, settings, true)
  };
}

async function pause(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settled();
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('ProjectsModel', () => {
  it('shows the projects before anything is written, where that is wanted', async () => {
    const { asked, showAll } = await setUp([WORK]);
    const open = showAll();
    await pause(300);
    expect(asked()).toBe(1);
    expect(open.state.found[0].projects[0].name).toBe('forecast-lab');
    open.setText('https://gitlab.example.org/team/forecast-lab.git');
    expect(open.state.found).toEqual([]);
    open.setText('');
    await pause(300);
    expect(open.state.found).toHaveLength(1);
  });

  it('asks AWS where its address is begun, and for nothing that is written out', async () => {
    const { asked, model } = await setUp([WORK]);
    model.setText('codecommit::eu-west-1://aws');
    await pause(300);
    expect(model.state.found).toEqual([
      { account: null, projects: [project('aws-lab')] }
    ]);
    expect(model.state.query).toBe('aws');
    expect(asked()).toBe(0);
    model.setText('forecast');
    await pause(300);
    expect(asked()).toBe(1);
    model.dispose();
  });

  it('asks nobody before an account is connected', async () => {
    const { asked, model } = await setUp([]);
    model.setText('forecast');
    await pause(1000);
    expect(asked()).toBe(0);
  });

  it('waits for the list of accounts, where somebody types faster', async () => {
    const { accounts, asked, model } = await setUp([WORK], false);
    model.setText('fore');
    await pause(1000);
    expect(asked()).toBe(0);
    await accounts.refresh();
    await pause(300);
    expect(model.state.found).toHaveLength(1);
    await accounts.refresh();
    await pause(300);
    expect(asked()).toBe(1);
  });

  it('asks once, a moment after the last key, and leaves out who has none', async () => {
    const { asked, model } = await setUp();
    for (const text of ['fo', 'for', 'fore']) {
      model.setText(text);
      await pause(100);
    }
    expect(asked()).toBe(0);
    await pause(300);
    expect(asked()).toBe(2);
    expect(model.state.found.map(each => each.account?.id)).toEqual(['work']);
    expect(model.state.query).toBe('fore');
    expect(model.state.isLoading).toBe(false);
  });

  it('does not ask a host again that has no list', async () => {
    const { asked, model } = await setUp();
    model.setText('fore');
    await pause(300);
    model.setText('foreca');
    await pause(300);
    expect(asked()).toBe(3);
  });

  it.each([
    'https://gitlab.example.org/x',
    'git@github.com:o/r',
    'gitlab.com/o/r',
    'f',
    '  '
  ])('takes %j for no word', async text => {
    const { asked, model } = await setUp();
    model.setText(text);
    await pause(1000);
    expect(asked()).toBe(0);
  });

  it('does not ask as somebody whom the host refuses', async () => {
    const { asked, model } = await setUp([
      account({ id: 'work', state: 'refused' })
    ]);
    model.setText('forecast');
    await pause(1000);
    expect(asked()).toBe(0);
  });

  it('shows nothing any more once the field has a URL', async () => {
    const { model } = await setUp();
    model.setText('fore');
    await pause(300);
    model.setText('https://gitlab.example.org/team/forecast-lab.git');
    expect(model.state.found).toEqual([]);
  });
});
