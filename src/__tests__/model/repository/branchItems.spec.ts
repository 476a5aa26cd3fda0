import {
  branchItems,
  branchName,
  type BranchPurpose
} from '../../../model/repository/branchItems';
import { branch } from './fixtures';

const LIST = {
  branches: [
    branch('feature/weather', { remote: 'origin' }),
    branch('main', { current: true }),
    branch('main', { remote: 'origin' }),
    branch('try/holidays'),
    branch('rel-1.2', { remote: 'fork' })
  ],
  tags: [branch('v1.1')]
};

function keys(query = '', purpose: BranchPurpose = 'switch'): string[] {
  return branchItems(LIST, query, purpose).map(({ key }) => key);
}

describe('branchItems', () => {
  it('lists what is here, then what only a remote has, then tags', () => {
    expect(keys()).toEqual([
      '/',
      '/main',
      '/try/holidays',
      'origin/',
      'origin/feature/weather',
      'fork/',
      'fork/rel-1.2',
      'tags/',
      'tags/v1.1',
      'new'
    ]);
  });

  it('leaves groups out that a query leaves empty', () => {
    expect(keys('WEA')).toEqual(['origin/', 'origin/feature/weather', 'new']);
  });

  it('offers a new branch of a name that nothing bears', () => {
    expect(branchItems(LIST, ' a/b ', 'switch')).toEqual([
      { kind: 'new', key: 'new', name: 'a/b' }
    ]);
    expect(keys('main')).toEqual(['/', '/main']);
  });

  it('merges and deletes other branches only', () => {
    expect(keys('main', 'merge')).toEqual([]);
    expect(keys('', 'delete')).toEqual(['/', '/try/holidays']);
  });

  it('tells the server which remote is meant', () => {
    expect(branchName(branch('feature/x', { remote: 'origin' }))).toBe(
      'origin/feature/x'
    );
    expect(branchName(branch('feature/x'))).toBe('feature/x');
  });
});
