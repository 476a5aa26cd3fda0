import { nullTranslator } from '@jupyterlab/translation';

import { troubleText } from '../../text/troubleText';
import { change, status } from '../model/repository/fixtures';
import { errorInfo } from '../support';

const trans = nullTranslator.load('jupyter-import-run');
const CALM = { error: null, outcome: null, status: status() };

describe('what wants attention in a repository', () => {
  it('is nothing where all is well, or nothing is known yet', () => {
    expect(troubleText(CALM, trans)).toBeNull();
    expect(troubleText({ ...CALM, status: null }, trans)).toBeNull();
  });

  it('is what failed, before anything else', () => {
    const changes = [change('a', { status: 'conflicted' })];
    const known = { ...CALM, status: status({ changes }) };
    expect(troubleText(known, trans)).toBe('1 file in conflict');
    const outcome = { error: errorInfo('timeout') };
    expect(troubleText({ ...known, outcome }, trans)).toMatch(/silent/);
  });

  it('is what another tool has not ended', () => {
    const merging = status({ state: 'merging' });
    expect(troubleText({ ...CALM, status: merging }, trans)).toMatch(/merge/);
  });
});
