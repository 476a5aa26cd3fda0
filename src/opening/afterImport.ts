import type { IJobActions } from '../actions/jobActions';
import type { Job } from '../api/_schema';
import { notebookOf } from '../model/activity';
import type { RunAfterImport } from '../model/settings';

export interface IAfterImportOptions {
  actions: IJobActions;
  /** Whether the person did the last thing in the panel. */
  hasAttention: boolean;
  /** Whether a document can be opened without a click. */
  opensUnasked: boolean;
  /** What the person's settings say. */
  way: RunAfterImport;
}

/** Go on with a notebook that was imported to be run. */
export async function afterImport(
  job: Job,
  { actions, hasAttention, opensUnasked, way }: IAfterImportOptions
): Promise<void> {
  if (notebookOf(job) === null) {
    return;
  }
  switch (way) {
    case 'ask':
      // Elsewhere a dialog would catch keys that were meant for something else;
      // there the row and a notification offer it.
      if (hasAttention) {
        await actions.launch(job);
      }
      break;
    case 'always':
      if (opensUnasked) {
        await actions.run(job);
      }
      break;
    case 'never':
      if (opensUnasked) {
        await actions.open(job);
      }
      break;
  }
}
