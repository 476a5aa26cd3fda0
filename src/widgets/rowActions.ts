import type { TranslationBundle } from '@jupyterlab/translation';

import type { IJobActions } from '../actions/jobActions';
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
  // Now, not in the click that opens a tab: a pop-up blocker counts the time since then.
  const loading = jobActions.load();
  const act =
    <T>(action: (actions: IJobActions, subject: T) => Promise<unknown>) =>
    (subject: T) => {
      loading
        .then(actions => action(actions, subject))
        .catch((error: unknown) => {
          reportError(error, trans);
        });
    };
  return {
    onAllowHost: act((actions, job) => actions.allowHost(job)),
    onCancel: act((actions, job) => actions.cancel(job)),
    onChange: act((_, job) => change(job)),
    onDetails: act((actions, job) => actions.showDetails(job)),
    onDismiss: act((actions, row) => actions.dismiss([row])),
    onLaunch: act((actions, job) => actions.launch(job)),
    onOpen: act((actions, job) => actions.open(job)),
    onRetry: act((actions, job) => actions.retry(job)),
    onReveal: act((actions, job) => actions.reveal(job)),
    onSignIn: act((actions, job) => actions.signIn(job)),
    onTrustHostKey: act((actions, job) => actions.signIn(job))
  };
}
