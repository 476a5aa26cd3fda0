import type { Job } from '../../api/_schema';
import { accountsFor } from '../../model/accounts/hosts';
import type { ForkRequest } from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { Facts } from '../../text/facts';
import { askToFork } from '../../widgets/repository/askToFork';
import type { RepositoryActions } from './repositoryActions';

/** Ask whether to fork what may not be pushed to; null where the person would rather not. */
export async function forkRequest(
  { context }: RepositoryActions,
  { path, state }: RepositoryModel,
  { error }: Job
): Promise<ForkRequest | null> {
  const { accounts, translator } = context;
  const url = state.status?.url ?? null;
  await accounts.model.refresh();
  const known = accountsFor(url, accounts.model.accounts);
  if (url === null || known.length === 0) {
    return null;
  }
  const refused = new Facts(error?.data ?? {}).text('account');
  const first = known.find(({ id }) => id === refused) ?? known[0];
  const account = await askToFork(url, known, first, translator);
  return account && { kind: 'fork_repository', path, account: account.id };
}
