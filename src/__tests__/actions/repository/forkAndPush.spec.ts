import { forkAndPush } from '../../../actions/repository/forkAndPush';
import type { RepositoryActions } from '../../../actions/repository/repositoryActions';
import type { RepositoryRequest } from '../../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../../model/repository/repositoryModel';

const FORK = { kind: 'fork_repository', path: 'r', account: 'a' } as const;
const PUSH = { kind: 'push', path: 'r', new_branch: 'topic' } as const;

describe('forkAndPush', () => {
  it('sends what was asked for at first when a fork is made at the second try', async () => {
    const done: RepositoryRequest[] = [];
    let canFork = false;
    const actions = {
      do: async (_: RepositoryModel, request: RepositoryRequest) => {
        done.push(request);
        return request.kind !== 'fork_repository' || canFork;
      }
    } as RepositoryActions;
    const model = { path: 'r' } as RepositoryModel;
    expect(await forkAndPush(actions, model, FORK, PUSH)).toBe(false);
    canFork = true;
    expect(await forkAndPush(actions, model, FORK)).toBe(true);
    expect(done).toEqual([FORK, FORK, PUSH]);

    expect(await forkAndPush(actions, model, FORK)).toBe(true);
    expect(done.slice(3)).toEqual([FORK, { kind: 'push', path: 'r' }]);
  });
});
