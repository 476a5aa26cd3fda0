import { nullTranslator } from '@jupyterlab/translation';

import { Announcements } from '../../model/announcements';
import { errorInfo, job } from '../support';

const trans = nullTranslator.load('test');

describe('Announcements', () => {
  it('are silent about what was there before', () => {
    const spoken = new Announcements([job()], trans);
    expect(spoken.next([job()])).toBeNull();
  });

  it('tell the beginning, every quarter once, and the end', () => {
    const spoken = new Announcements([], trans);
    const said = [
      job({ progress: null, phase: 'connecting' }),
      job({ progress: 0.1 }),
      job({ progress: 0.26 }),
      job({ progress: 0.4 }),
      job({ progress: 0.51 }),
      job({ phase: 'checking_out', progress: 0.9 }),
      job({ state: 'succeeded', phase: null, progress: null })
    ].map(each => spoken.next([each]));
    expect(said).toEqual([
      'r: import started.',
      null,
      'r: Receiving, 25 percent.',
      null,
      'r: Receiving, 50 percent.',
      null,
      'r is here.'
    ]);
  });

  it('tell a failure in the words of the panel', () => {
    const spoken = new Announcements([job()], trans);
    expect(
      spoken.next([job({ state: 'failed', error: errorInfo('timeout') })])
    ).toBe('r: The other side was silent for too long. Try again later.');
  });

  it('leave out what goes on in the background', () => {
    const spoken = new Announcements([], trans);
    expect(spoken.next([job({ parent: 'p' })])).toBeNull();
  });
});
