import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import type { IJobRowActions } from '../components/jobs/jobRowProps';
import { reportError } from '../reportError';
import type { IImportRun } from '../tokens';

/** The buttons of the rows, their failures told. */
export function rowActions(
  { jobActions }: IImportRun,
  change: (job: Job) => Promise<void>,
  trans: TranslationBundle
): IJobRowActions {
  const act =
    <T>(action: (subject: T) => Promise<unknown>) =>
    (subject: T) => {
      action(subject).catch((error: unknown) => {
        reportError(error, trans);
      });
    };
  return {
    onAllowHost: act(job => jobActions.allowHost(job)),
    onCancel: act(job => jobActions.cancel(job)),
    onChange: act(change),
    onDetails: act(job => jobActions.showDetails(job)),
    onDismiss: act(row => jobActions.dismiss([row])),
    onLaunch: act(job => jobActions.launch(job)),
    onOpen: act(job => jobActions.open(job)),
    onRetry: act(job => jobActions.retry(job)),
    onReveal: act(job => jobActions.reveal(job)),
    onSignIn: act(job => jobActions.signIn(job)),
    onTrustHostKey: act(job => jobActions.signIn(job))
  };
}
