import type { TranslationBundle } from '@jupyterlab/translation';

import type { ErrorInfo, Job, RepositoryStatus } from '../api/_schema';
import { errorText } from './errorText';
import { unfinishedText } from './repositoryText';

/** What is known of a repository by whoever reads its status. */
export interface IKnown {
  status: Pick<RepositoryStatus, 'changes' | 'state'> | null;
  error: ErrorInfo | null;
  outcome: Pick<Job, 'error'> | null;
}

/** What wants attention in a repository whose card is closed, in a line; null: nothing does. */
export function troubleText(
  { error, outcome, status }: IKnown,
  trans: TranslationBundle
): string | null {
  const failed = error ?? outcome?.error ?? null;
  if (failed !== null) {
    return errorText(failed, trans).sentence;
  }
  if (status === null) {
    return null;
  }
  const conflicts = status.changes.filter(
    change => change.status === 'conflicted'
  ).length;
  return conflicts > 0
    ? trans._n('%1 file in conflict', '%1 files in conflict', conflicts)
    : unfinishedText(status.state, trans);
}
