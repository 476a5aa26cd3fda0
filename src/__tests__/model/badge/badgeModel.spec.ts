import type {
  LinkRequest,
  RepositoryStatus,
  ResolveRequest
} from '../../../api/_schema';
import { BadgeChoices } from '../../../model/badge/badgeChoices';
import { BadgeModel } from '../../../model/badge/badgeModel';
import type { IHere } from '../../../model/badge/here';
import type { ITarget } from '../../../model/badge/targets';
import { UrlModel } from '../../../model/urlModel';
import { errorInfo, refusal, serverOf, source } from '../../support';

const HERE: IHere = {
  path: 'lab/a/n.ipynb',
  folder: 'lab',
  inside: 'a/n.ipynb',
  status: { branch: 'main' } as RepositoryStatus
};

const TARGETS: ITarget[] = [
  { kind: 'hub', address: 'https://hub.example.org/hub' },
  { kind: 'other', address: '' }
];

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A model that has its first answer, and the requests that it sent. */
async function badge(here: IHere | null, url = '') {
  const files: Record<string, string>[] = [];
  const { requests, settings } = serverOf(({ body, path }, query) => {
    if (path.endsWith('/resolve')) {
      const { here = false, probe = false } = body as ResolveRequest;
      return source({
        kind: 'repository',
        ref: null,
        here: here ? ['clone'] : [],
        ...(probe ? { branches: ['main', 'dev'], default_branch: 'main' } : {})
      });
    }
    if (path.endsWith('/branches')) {
      const branch = (name: string, remote: string | null) => ({
        name,
        remote
      });
      return {
        branches: [
          branch('mine', null),
          branch('main', 'origin'),
          branch('dev', 'origin'),
          branch('main', 'fork')
        ],
        tags: [branch('v1', null)],
        default_branch: 'dev',
        truncated: false
      };
    }
    if (path.endsWith('/links/files')) {
      files.push(Object.fromEntries(query));
      return { files: ['a/n.ipynb'], truncated: false };
    }
    const { target } = body as LinkRequest;
    return target === 'nowhere'
      ? refusal(400, errorInfo('invalid_url', { field: 'target' }))
      : { url: target, notes: [], problem: null };
  });
  const model = new BadgeModel({
    choices: new BadgeChoices(settings),
    here,
    serverSettings: settings,
    targets: TARGETS,
    url: new UrlModel(settings)
  });
  model.url.setText(url, true);
  await jest.advanceTimersByTimeAsync(500);
  const asked = () =>
    requests
      .filter(({ path }) => path.endsWith('/links'))
      .map(({ body }) => body);
  const probed = () =>
    requests.some(
      ({ body }) => (body as ResolveRequest | null)?.probe === true
    );
  return { model, asked, files, probed };
}

describe('BadgeModel', () => {
  it('begins with what was pointed at, as readers get it', async () => {
    const { model, asked } = await badge(HERE);
    expect(asked()).toEqual([
      {
        path: 'lab',
        at: 'branch',
        branch: null,
        open: 'a/n.ipynb',
        run: false,
        target: 'https://hub.example.org/hub'
      }
    ]);
    expect(model.state).toMatchObject({ isStale: false, error: null });
    expect(model.choices.state).toEqual({
      branches: ['main', 'dev'],
      tags: ['v1'],
      files: ['a/n.ipynb']
    });
  });

  it('asks once for what is typed in one go', async () => {
    const { model, asked } = await badge(HERE);
    model.edit({ open: 'b' });
    model.edit({ open: 'b.ipynb' });
    expect(model.state.isStale).toBe(true);
    await jest.advanceTimersByTimeAsync(500);
    expect(asked().slice(1)).toMatchObject([{ open: 'b.ipynb' }]);
  });

  it('is for a commit or a branch, not for both', async () => {
    const { model, asked } = await badge(HERE);
    model.edit({ branch: ' dev ' });
    await jest.advanceTimersByTimeAsync(500);
    model.edit({ at: 'commit' });
    await jest.advanceTimersByTimeAsync(500);
    expect(asked().slice(1)).toMatchObject([
      { at: 'branch', branch: 'dev' },
      { at: 'commit', branch: null }
    ]);
  });

  it('names what was imported by itself, which is in no repository', async () => {
    const here = { path: 'n.ipynb', folder: null, inside: '', status: null };
    const { asked } = await badge(here);
    expect(asked()).toEqual([
      {
        path: 'n.ipynb',
        at: 'branch',
        run: false,
        target: 'https://hub.example.org/hub'
      }
    ]);
  });

  it('forgets branch and file with the URL that they are of', async () => {
    const { model, asked } = await badge(null, 'https://github.com/o/r');
    model.edit({ branch: 'dev', open: 'n.ipynb' });
    await jest.advanceTimersByTimeAsync(500);
    model.url.setText('https://github.com/o/other', true);
    await jest.advanceTimersByTimeAsync(500);
    expect(asked().slice(-2)).toMatchObject([
      { url: 'https://github.com/o/r', branch: 'dev', open: 'n.ipynb' },
      { url: 'https://github.com/o/other', branch: null, open: null }
    ]);
  });

  it('asks the server of a URL once its branches are wanted, and not before', async () => {
    const { model, files, probed } = await badge(
      null,
      'https://github.com/o/r'
    );
    expect(probed()).toBe(false);
    expect(files).toMatchObject([{ path: 'clone', branch: 'dev' }]);
    expect(model.choices.state.files).toEqual(['a/n.ipynb']);
    model.findRefs();
    await jest.advanceTimersByTimeAsync(500);
    expect(probed()).toBe(true);
    expect(model.url.state.source?.branches).toEqual(['main', 'dev']);
    expect(files.slice(1)).toMatchObject([{ branch: 'main' }]);
    model.edit({ branch: 'v1' });
    await jest.advanceTimersByTimeAsync(500);
    expect(files.slice(2)).toMatchObject([{ branch: 'v1' }]);
  });

  it('asks for nothing as long as there is no URL', async () => {
    const { model, asked } = await badge(null);
    expect(asked()).toEqual([]);
    expect(model.state).toMatchObject({ isStale: false, made: null });
  });

  it('goes nowhere in particular as long as the other address is empty', async () => {
    const { model, asked } = await badge(HERE);
    model.edit({ target: 'other' });
    await jest.advanceTimersByTimeAsync(500);
    model.edit({ address: ' nowhere ' });
    await jest.advanceTimersByTimeAsync(500);
    expect(asked().slice(1)).toMatchObject([
      { target: null },
      { target: 'nowhere' }
    ]);
    expect(model.state.made).toBeNull();
    expect(model.state.error?.data.field).toBe('target');
  });
});
