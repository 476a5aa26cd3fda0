import { DisposableDelegate } from '@lumino/disposable';

import type { Job, RestoreResult } from '../../api/_schema';
import { JobHolds } from '../../opening/jobHolds';
import { job } from '../support';

const PULL = { kind: 'pull', request: { kind: 'pull', path: 'r' } } as const;

function setUp(before: readonly Job[] = []) {
  const told: string[] = [];
  const holds = new JobHolds(folder => {
    told.push(`hold ${folder}`);
    return new DisposableDelegate(() => {
      told.push(`follow ${folder}`);
    });
  }, before);
  return { holds, told };
}

describe('JobHolds', () => {
  it('holds a repository from the beginning of a job to its end', () => {
    const { holds, told } = setUp();
    holds.update([job({ id: '1', ...PULL })]);
    holds.update([job({ id: '1', ...PULL })]);
    expect(told).toEqual(['hold r']);
    const ended = [job({ id: '1', ...PULL, state: 'failed' })];
    holds.update(ended);
    holds.update(ended);
    expect(told).toEqual(['hold r', 'follow r']);
  });

  it('follows a job that was over before it was ever seen', () => {
    const { holds, told } = setUp();
    holds.update([job({ id: '1', ...PULL, state: 'succeeded' })]);
    expect(told).toEqual(['hold r', 'follow r']);
  });

  it('lets those rest that had ended before the page was opened', () => {
    const old = [job({ id: '1', ...PULL, state: 'succeeded' })];
    const { holds, told } = setUp(old);
    holds.update(old);
    holds.update(old);
    expect(told).toEqual([]);
  });

  it('learns only at the end where a snapshot was restored', () => {
    const { holds, told } = setUp();
    const request = { kind: 'restore', snapshot: 's' } as const;
    const running = job({ id: '1', kind: 'restore', request });
    holds.update([running]);
    const result: RestoreResult = {
      kind: 'restore',
      path: 'r',
      snapshot: null,
      branch: null,
      commit: null,
      copies: []
    };
    holds.update([{ ...running, state: 'succeeded', result }]);
    expect(told).toEqual(['hold r', 'follow r']);
  });

  it('holds nothing for jobs that change no open file', () => {
    const { holds, told } = setUp();
    const request = { kind: 'push', path: 'r' } as const;
    holds.update([job({ id: '1', kind: 'push', request })]);
    holds.update([job({ id: '2', state: 'succeeded' })]);
    expect(told).toEqual([]);
  });
});
