import type { Account } from '../../../api/_schema';
import type { ScopeUse } from '../../../api/accounts';
import { SignInModel } from '../../../model/accounts/signInModel';
import {
  account,
  type Answer,
  errorInfo,
  type IRequest,
  refusal,
  serverOf,
  settled
} from '../../support';

const WAYS = {
  host: 'gitlab.example.org',
  origin: 'https://gitlab.example.org',
  provider: 'gitlab',
  name: 'GitLab',
  ways: ['device', 'token'],
  token_page: null,
  scopes: [],
  username: null
};

const BEGUN = {
  id: 's1',
  host: 'gitlab.example.org',
  provider: 'gitlab',
  flow: 'device',
  user_code: 'WDJB-MJHT',
  verification_url: 'https://gitlab.example.org/oauth/device',
  complete_url: null,
  redirect_url: null
};

type Answers = Record<string, Answer | (() => Answer)>;

/** A sign-in, and the answers of its server by method and end of the path. */
function setUp(answers: Answers = {}, uses: readonly ScopeUse[] = []) {
  const all: Answers = {
    'GET ways': WAYS,
    'POST authorize': () => ({
      ...BEGUN,
      expires: new Date(Date.now() + 300_000).toISOString()
    }),
    'GET s1': { id: 's1', state: 'pending', account: null, error: null },
    'DELETE s1': {},
    'POST accounts': account(),
    ...answers
  };
  const { requests, settings } = serverOf(request => {
    const answer = all[keyOf(request)];
    return typeof answer === 'function' ? (answer as () => Answer)() : answer;
  });
  const model = new SignInModel(settings, uses);
  const connected: Account[] = [];
  model.connected.connect((_, each) => {
    connected.push(each);
  });
  return { all, asked: () => requests.map(keyOf), connected, model, requests };
}

function keyOf({ method, path }: IRequest): string {
  return `${method} ${path.split('/').pop()}`;
}

async function begin(model: SignInModel): Promise<void> {
  model.setHost('gitlab.example.org');
  await model.findWays();
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('SignInModel', () => {
  it('begins with the best way, and goes on once the person has agreed', async () => {
    const { all, connected, model } = setUp();
    await begin(model);
    expect(model.state.authorization?.user_code).toBe('WDJB-MJHT');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(connected).toEqual([]);
    all['GET s1'] = {
      id: 's1',
      state: 'done',
      account: account(),
      error: null
    };
    await jest.advanceTimersByTimeAsync(2500);
    expect(connected).toEqual([account()]);
    expect(model.state.authorization).toBeNull();
    model.dispose();
  });

  it('asks for what it is wanted for, beside what is of every day', async () => {
    const { model, requests } = setUp({}, ['push', 'fork']);
    await begin(model);
    expect(requests[requests.length - 1].body).toMatchObject({
      uses: ['clone', 'push', 'projects', 'fork']
    });
    model.dispose();
  });

  it('asks no more once it is over', async () => {
    const { all, asked, model } = setUp();
    await begin(model);
    all['GET s1'] = { id: 's1', state: 'denied', account: null, error: null };
    await jest.advanceTimersByTimeAsync(2500);
    expect(model.state.error?.data.reason).toBe('sign_in_denied');
    const before = asked().length;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked()).toHaveLength(before);
    expect(asked()).not.toContain('DELETE s1');
    model.dispose();
  });

  it('is over with its code, whatever the server says', async () => {
    const { model } = setUp();
    await begin(model);
    await jest.advanceTimersByTimeAsync(330_000);
    expect(model.state.error?.data.reason).toBe('sign_in_expired');
    model.dispose();
  });

  it('outlives a connection that breaks', async () => {
    const { all, connected, model } = setUp();
    await begin(model);
    all['GET s1'] = () => {
      throw new TypeError('Failed to fetch');
    };
    await jest.advanceTimersByTimeAsync(5000);
    expect(model.state.authorization).not.toBeNull();
    all['GET s1'] = {
      id: 's1',
      state: 'done',
      account: account(),
      error: null
    };
    await jest.advanceTimersByTimeAsync(5000);
    expect(connected).toHaveLength(1);
    model.dispose();
  });

  it('tells the server when the person chooses another way or none', async () => {
    const { asked, model } = setUp();
    await begin(model);
    await model.choose('token');
    expect(model.state.authorization).toBeNull();
    await settled();
    expect(asked().filter(each => each === 'DELETE s1')).toHaveLength(1);
    await model.choose('device');
    model.dispose();
    await settled();
    expect(asked().filter(each => each === 'DELETE s1')).toHaveLength(2);
  });

  it('never has the token in its state', async () => {
    const { connected, model, requests } = setUp();
    await begin(model);
    await model.choose('token');
    const states: string[] = [];
    model.changed.connect(() => {
      states.push(JSON.stringify(model.state));
    });
    await model.connect({ secret: 'glpat-secret' });
    expect(connected).toHaveLength(1);
    expect(requests[requests.length - 1].body).toMatchObject({
      secret: 'glpat-secret'
    });
    expect(states.length).toBeGreaterThan(0);
    expect([...states, JSON.stringify(model.state)].join()).not.toContain(
      'glpat-secret'
    );
    model.dispose();
  });

  it('sends the whole address: some hosts can be asked for the repository only', async () => {
    const { model, requests } = setUp();
    model.setHost(' https://gitlab.example.org/team/private.git ');
    await model.findWays();
    await model.choose('token');
    await model.connect({ secret: 't' });
    expect(requests[requests.length - 1].body).toMatchObject({
      host: 'https://gitlab.example.org/team/private.git'
    });
    model.dispose();
  });

  it('says why a token was not taken, and lets the person try again', async () => {
    const { all, connected, model } = setUp({
      'POST accounts': refusal(424, errorInfo('auth_failed'))
    });
    await begin(model);
    await model.choose('token');
    await model.connect({ secret: 'wrong' });
    expect(model.state.error?.code).toBe('auth_failed');
    expect(model.state.isBusy).toBe(false);
    all['POST accounts'] = account();
    await model.connect({ secret: 'right' });
    expect(connected).toHaveLength(1);
    model.dispose();
  });
});
