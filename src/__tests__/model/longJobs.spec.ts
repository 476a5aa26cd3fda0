import { untilFirstLong } from '../../model/longJobs';
import { job } from '../support';

const BEGIN = '2026-01-01T00:00:00Z';
const NOW = Date.parse(BEGIN) + 2000;

describe('the wait for a long job', () => {
  it('ends with the one that runs longest', () => {
    const jobs = [
      job({ started: BEGIN }),
      job({ started: '2026-01-01T00:00:01Z' })
    ];
    expect(untilFirstLong(jobs, NOW)).toBe(3000);
    expect(untilFirstLong(jobs, NOW + 60_000)).toBe(0);
  });

  it('is for no job that is over, and none that another one started', () => {
    const over = job({ started: BEGIN, state: 'succeeded' });
    const child = job({ started: BEGIN, parent: '1' });
    expect(untilFirstLong([over, child], NOW)).toBeNull();
  });
});
