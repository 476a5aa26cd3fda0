import { isPossible } from '../../../model/repository/possible';
import type { RepositoryVerb } from '../../../model/repository/verbs';
import { job } from '../../support';
import { changed, status } from './fixtures';

const VERBS: readonly RepositoryVerb[] = [
  'check',
  'commit',
  'history',
  'new-branch',
  'pull',
  'push',
  'reclone',
  'restore',
  'switch-branch'
];

/** The verbs that are possible, in the order of the alphabet. */
function possible(
  patch: Parameters<typeof status>[0],
  running: string | null = null
): string {
  const state = {
    running: running === null ? null : job({ kind: running }),
    status: status(patch)
  };
  return VERBS.filter(verb => isPossible(verb, state)).join(' ');
}

const ALWAYS = 'history';

describe('what can be done with a repository', () => {
  it.each([
    [
      'is all where there is something to commit and to push',
      { ...changed('a.txt'), ahead: 1 },
      'check commit history new-branch pull push reclone restore switch-branch'
    ],
    [
      'leaves out the commit of nothing and the push of nothing',
      {},
      'check history new-branch pull reclone restore switch-branch'
    ],
    [
      'is to push a branch that its server does not have',
      { upstream: null, ahead: null },
      'check history new-branch pull push reclone restore switch-branch'
    ],
    [
      'needs a server for what goes there or comes from there',
      { ...changed('a.txt'), url: null, upstream: null, ahead: null },
      'commit history new-branch restore switch-branch'
    ],
    [
      'needs a branch to pull into',
      { branch: null, upstream: null, ahead: null },
      'check history new-branch reclone restore switch-branch'
    ],
    [
      'needs a commit to begin a branch at',
      { commit: null },
      'check history pull reclone restore switch-branch'
    ],
    [
      'does not clone anew what no fresh clone can take the place of',
      { irreplaceable: 'has_worktrees' as const },
      'check history new-branch pull restore switch-branch'
    ],
    [
      'neither commits nor moves in the middle of a merge',
      { ...changed('a.txt'), ahead: 1, state: 'merging' as const },
      'check history new-branch reclone restore switch-branch'
    ]
  ])('%s', (_, patch, expected) => {
    expect(possible(patch)).toBe(expected);
  });

  it('waits for what is done already, but not for a look at the server', () => {
    const patch = { ...changed('a.txt'), ahead: 1 };
    expect(possible(patch, 'pull')).toBe(ALWAYS);
    expect(possible(patch, 'fetch')).toBe(
      'commit history new-branch pull push reclone restore switch-branch'
    );
  });

  it('is open as long as the status is not known', () => {
    const state = { running: null, status: null };
    expect(VERBS.every(verb => isPossible(verb, state))).toBe(true);
  });
});
