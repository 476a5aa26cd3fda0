import type {
  ForkRequest,
  RepositoryRequest
} from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import type { RepositoryActions } from './repositoryActions';

/** What waits for a fork that could not be made yet, by repository. */
const waiting = new WeakMap<RepositoryModel, RepositoryRequest>();

/**
 * Make a fork, and send it what could not be sent before.
 *
 * @param push - What is to be sent; left out where that was said when it failed the last time.
 */
export async function forkAndPush(
  actions: RepositoryActions,
  model: RepositoryModel,
  request: ForkRequest,
  push: RepositoryRequest = waiting.get(model) ?? {
    kind: 'push',
    path: model.path
  }
): Promise<boolean> {
  waiting.set(model, push);
  if (!(await actions.do(model, request))) {
    return false;
  }
  waiting.delete(model);
  return actions.do(model, push);
}
