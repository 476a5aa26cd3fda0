import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../../api/_schema';
import type { IActivityRow } from '../../model/activity';

/** What the buttons of a row do. */
export interface IJobRowActions {
  onAllowHost: (job: Job) => void;
  onCancel: (job: Job) => void;
  onChange: (job: Job) => void;
  onDetails: (job: Job) => void;
  onDismiss: (row: IActivityRow) => void;
  onLaunch: (job: Job) => void;
  onOpen: (job: Job) => void;
  onRetry: (job: Job) => void;
  onReveal: (job: Job) => void;
  onSignIn: (job: Job) => void;
  onTrustHostKey: (job: Job) => void;
}

export interface IJobRowProps {
  row: IActivityRow;
  now: number;
  trans: TranslationBundle;
  actions: IJobRowActions;
}
