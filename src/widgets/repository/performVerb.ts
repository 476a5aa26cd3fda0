import type { TranslationBundle } from '@jupyterlab/translation';

import { isPossible } from '../../model/repository/possible';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import type { RepositoryVerb } from '../../model/repository/verbs';
import { branchButtonOf, rowOf } from './cardElements';
import type { RepositoryVerbs } from './repositoryVerbs';

/**
 * Do what a command says with a repository whose card is open.
 *
 * @returns Why it cannot be done; null where it is done, or asked about.
 */
export function performVerb(
  verb: RepositoryVerb,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): string | null {
  if (!isPossible(verb, model.state)) {
    return whyNot(verb, model, trans);
  }
  const { actions, branches } = verbs;
  switch (verb) {
    case 'check':
      verbs.check(model);
      break;
    case 'commit':
      verbs.openCommit(model);
      // Where it was open already nothing would move the keyboard there.
      rowOf(model.path)?.querySelector('textarea')?.focus();
      break;
    case 'history':
      verbs.history(model, null);
      break;
    case 'new-branch':
      branches.create(model);
      break;
    case 'pull':
      verbs.act(actions.pull(model));
      break;
    case 'push':
      verbs.act(actions.push(model));
      break;
    case 'reclone':
      verbs.reclone(model);
      break;
    case 'restore':
      verbs.restore(model);
      break;
    case 'switch-branch':
      branches.switchTo(model, branchButtonOf(model.path));
      break;
  }
  return null;
}

/** What the person could not know: the card was not open before. */
function whyNot(
  verb: RepositoryVerb,
  { state }: RepositoryModel,
  trans: TranslationBundle
): string {
  if (state.running === null && state.status?.url === null) {
    return trans.__('This repository is only here: it has no server.');
  }
  return verb === 'commit' && state.status?.changes_total === 0
    ? trans.__('Nothing has changed here.')
    : verb === 'push' && !state.status?.ahead
      ? trans.__('There was nothing to push.')
      : trans.__('This cannot be done here now.');
}
