import { nullTranslator } from '@jupyterlab/translation';

import type { FileDiff } from '../../api/_schema';
import { nothingText } from '../../text/diffText';

const trans = nullTranslator.load('jupyter-import-run');

function text(patch: Partial<FileDiff>): string {
  return nothingText(
    { path: 'n.ipynb', kind: 'notebook', ...patch } as FileDiff,
    trans
  );
}

describe('why nothing is shown of a change', () => {
  it('tells what is not here from what did not change', () => {
    expect(text({ needs_network: true })).toContain('not here yet');
    expect(text({ truncated: true })).toContain('too large');
    expect(text({})).toContain('Nothing that can be read');
  });

  it('tells what a kernel wrote from what a person set', () => {
    const both = { kernel_changed: true, metadata_changed: true };
    expect(text({ kernel_changed: true })).toContain('kernel');
    expect(text(both)).toContain('settings');
  });
});
