import type { Job } from '../../api/_schema';
import { whereText } from '../../text/jobText';
import { job } from '../support';

describe('where an import comes from', () => {
  it('tells two of the same name apart, without what only git needs', () => {
    const from = (url: string) =>
      whereText(
        job({ request: { kind: 'import_notebook', url } as Job['request'] })
      );
    expect(from('https://github.com/o/r/blob/main/n.ipynb')).toBe(
      'github.com/o/r/blob/main/n.ipynb'
    );
    expect(from('git@git.example.org:o/r.git')).toBe('git.example.org/o/r');
  });

  it('is nowhere for what is done here', () => {
    const request = { kind: 'fetch', path: 'r' } as Job['request'];
    expect(whereText(job({ request }))).toBe('');
  });
});
