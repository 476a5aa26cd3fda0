import type { Preset, Publication } from '../../../api/_schema';
import { requestAgain, untilDue } from '../../../model/publish/again';
import { PublishFormModel } from '../../../model/publish/publishForm';
import { UrlModel } from '../../../model/urlModel';
import { serverOf, settled, source } from '../../support';

const SAVED = {
  name: 'results',
  url: 'https://github.com/o/results',
  branch: 'weekly'
} as Preset;

function formOf(presets: readonly Preset[] = [SAVED], isFile = true) {
  const { settings } = serverOf(({ body }) => {
    const { url } = body as { url: string };
    return source({
      kind: 'repository',
      repository_url: `${url}.git`,
      branches: ['main']
    });
  });
  return new PublishFormModel(
    new UrlModel(settings),
    { paths: ['a/n.ipynb'], isFile, message: 'Publish n.ipynb' },
    presets
  );
}

describe('PublishFormModel', () => {
  it('goes to the first saved repository as long as nothing is said', () => {
    const form = formOf();
    expect(form.isComplete).toBe(true);
    expect(form.request()).toEqual({
      kind: 'publish',
      paths: ['a/n.ipynb'],
      preset: 'results',
      url: null,
      branch: null,
      folder: '',
      name: null,
      outputs: true,
      message: 'Publish n.ipynb'
    });
  });

  it('wants an address where nothing is saved', async () => {
    const form = formOf([]);
    expect(form.isComplete).toBe(false);
    form.url.setText('https://github.com/o/r', true);
    await form.url.settle();
    expect(form.isComplete).toBe(true);
    expect(form.request()).toMatchObject({
      preset: null,
      url: 'https://github.com/o/r.git'
    });
  });

  it('forgets the branch with the repository that it is of', async () => {
    const form = formOf();
    form.edit({ branch: 'results' });
    form.edit({ preset: null });
    await settled();
    expect(form.state.branch).toBe('');
    expect(form.url.url).toBe('');
  });

  it('begins with what was chosen before, also where that is saved no more', async () => {
    const form = formOf();
    form.fill({
      kind: 'publish',
      paths: ['a/n.ipynb'],
      message: 'M',
      preset: 'gone',
      branch: 'b',
      folder: 'f',
      outputs: false
    });
    await settled();
    expect(form.state).toMatchObject({
      preset: null,
      branch: 'b',
      folder: 'f',
      withOutputs: false
    });
    expect(form.isComplete).toBe(false);
  });

  it('takes no branch that cannot be one, and no name that says nothing', () => {
    const form = formOf();
    form.edit({ branch: 'a b' });
    expect(form.isComplete).toBe(false);
    form.edit({ branch: ' b ', name: ' n.ipynb ', folder: '/x//y/' });
    expect(form.request()).toMatchObject({
      branch: 'b',
      name: null,
      folder: 'x/y'
    });
  });
});

describe('publishing again', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  const publication = (
    minutes: number | null,
    published: string | null
  ): Publication => ({
    path: 'a/n.ipynb',
    choice: { preset: 'results', minutes },
    published,
    commit: null,
    branch: null,
    web_url: null
  });

  it.each([
    ['never', null, '2026-01-01T11:00:00Z', null],
    ['at once, the first time', 15, null, 0],
    ['at once, when it is time', 15, '2026-01-01T11:40:00Z', 0],
    ['later', 15, '2026-01-01T11:50:00Z', 300_000]
  ])('comes %s', (_, minutes, published, wait) => {
    expect(untilDue(publication(minutes, published), now)).toBe(wait);
  });

  it('asks for the same, and for no time', () => {
    expect(requestAgain(publication(15, null))).toEqual({
      kind: 'publish',
      paths: ['a/n.ipynb'],
      preset: 'results',
      message: ''
    });
  });
});
