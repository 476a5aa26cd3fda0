import type { Preset } from '../../../api/_schema';
import { ImportRunError } from '../../../api/error';
import { PresetFormModel } from '../../../model/presets/presetForm';
import { UrlModel } from '../../../model/urlModel';
import { errorInfo, refusal, serverOf, settled, source } from '../../support';

const PAGE = 'https://github.com/o/forecast.lab/tree/week-10';
const REPOSITORY = 'https://github.com/o/forecast.lab.git';

const OWN: Preset = {
  name: 'thesis',
  url: REPOSITORY,
  branch: 'draft',
  folder: 'papers/thesis',
  account: 'a1',
  secret: null,
  description: 'Mine',
  sparse: ['data', 'figures'],
  history: 'none',
  update: true,
  locked: false,
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  path: null
};

async function formOf(
  preset: Preset | null = null,
  taken: readonly string[] = [],
  url = PAGE
) {
  const { settings } = serverOf(({ body }) => {
    const { url: asked } = body as { url: string };
    return asked.startsWith('https://')
      ? source({
          kind: 'repository',
          repository_url: REPOSITORY,
          ref: asked === PAGE ? 'week-10' : null,
          path: null,
          repository_name: 'forecast.lab'
        })
      : refusal(400, errorInfo('invalid_url', { reason: 'scheme' }));
  });
  const form = new PresetFormModel(
    new UrlModel(settings),
    preset,
    new Set(taken)
  );
  if (preset === null) {
    form.url.setText(url, true);
  }
  await form.url.settle();
  await settled();
  return form;
}

describe('PresetFormModel', () => {
  it('takes name, branch and address from the page that was pasted', async () => {
    const form = await formOf();
    expect(form.isComplete).toBe(true);
    expect(form.savedInstead).toBe(REPOSITORY);
    expect(form.request()).toMatchObject({
      name: 'forecast-lab',
      url: REPOSITORY,
      branch: 'week-10',
      folder: null,
      account: null,
      secret: null,
      sparse: []
    });
  });

  it('keeps what was written before the address was known', async () => {
    const form = await formOf(null, [], '');
    form.edit({ name: 'mine', branch: 'dev' });
    form.url.setText(PAGE, true);
    await form.url.settle();
    expect(form.state).toMatchObject({ name: 'mine', branch: 'dev' });
  });

  it('says what is wrong with which field', async () => {
    const form = await formOf(null, ['thesis']);
    form.edit({
      name: 'a_b',
      branch: 'a..b',
      folder: 'a//b',
      access: { by: 'secret' },
      secret: 'two words'
    });
    const reasons = Object.entries(form.problems).map(([field, { data }]) => [
      field,
      data.reason
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      branch: 'bad_branch',
      folder: 'bad_folder',
      name: 'bad_name',
      secret: 'bad_secret'
    });
    expect(form.isComplete).toBe(false);
    form.edit({ name: 'thesis' });
    expect(form.problems.name?.code).toBe('exists');
  });

  it('is not complete without an address, a name, or a secret that is announced', async () => {
    expect((await formOf(null, [], 'file:///etc')).isComplete).toBe(false);
    const form = await formOf();
    form.edit({ name: '' });
    expect(form.isComplete).toBe(false);
    form.edit({ name: 'x', access: { by: 'secret' } });
    expect(form.isComplete).toBe(false);
  });

  it('gives back what it was given', async () => {
    const { created, locked, modified, name, path, ...fields } = OWN;
    expect([created, locked, modified, name, path]).toHaveLength(5);
    expect((await formOf(OWN)).patch()).toEqual(fields);
  });

  it('stays, with the reason, where the server refuses it', async () => {
    const form = await formOf();
    const info = errorInfo('host_not_allowed');
    const isSaved = await form.save(() => {
      throw new ImportRunError(info);
    });
    expect(isSaved).toBe(false);
    expect(form.state).toMatchObject({ isSaving: false, refusal: info });
  });
});
