import type { IJobActions } from '../../actions/jobActions';
import { afterImport } from '../../opening/afterImport';
import { job } from '../support';

const NOTEBOOK = job({
  kind: 'import_notebook',
  state: 'succeeded',
  result: {
    kind: 'import_notebook',
    path: 'a.ipynb',
    kernel_name: null,
    warnings: [],
    reused: false
  }
});

async function done(
  way: 'always' | 'ask' | 'never',
  where: { hasAttention?: boolean; opensUnasked?: boolean } = {},
  ended = NOTEBOOK
): Promise<string[]> {
  const told: string[] = [];
  const tell = (what: string) => async () => {
    told.push(what);
  };
  const actions = {
    launch: tell('launch'),
    open: tell('open'),
    run: tell('run')
  } as unknown as IJobActions;
  await afterImport(ended, {
    actions,
    hasAttention: true,
    opensUnasked: true,
    way,
    ...where
  });
  return told;
}

describe('afterImport', () => {
  it('does what the settings say', async () => {
    expect(await done('ask')).toEqual(['launch']);
    expect(await done('always')).toEqual(['run']);
    expect(await done('never')).toEqual(['open']);
  });

  it('asks nobody who is elsewhere', async () => {
    expect(await done('ask', { hasAttention: false })).toEqual([]);
  });

  it('opens nothing unasked where a tab would be blocked', async () => {
    expect(await done('always', { opensUnasked: false })).toEqual([]);
    expect(await done('never', { opensUnasked: false })).toEqual([]);
  });

  it('lets a repository without a notebook be', async () => {
    const repository = job({ state: 'succeeded' });
    expect(await done('never', {}, repository)).toEqual([]);
  });
});
