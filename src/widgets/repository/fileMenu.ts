import type { TranslationBundle } from '@jupyterlab/translation';
import { historyIcon, refreshIcon, undoIcon } from '@jupyterlab/ui-components';

import type { Change } from '../../api/_schema';
import { eyeIcon } from '../../icons';
import { wantedCommit } from '../../model/repository/changes';
import { isBusyWith } from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { ActionMenu } from '../actionMenu';
import type { RepositoryVerbs } from './repositoryVerbs';

/** What can be done with a changed file. */
export function fileMenu(
  change: Change,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  const { path, status } = change;
  const isFolder = path.endsWith('/');
  const isFree = !isBusyWith(model.state.running);
  if (status !== 'deleted') {
    menu.add(trans.__('Open'), null, () => {
      verbs.act(verbs.actions.openFile(model, path));
    });
  }
  if (!isFolder) {
    menu.add(trans.__('Show Changes'), eyeIcon, () => {
      verbs.showDiff(model, path);
    });
  }
  if (status !== 'untracked' && status !== 'added') {
    menu.add(trans.__('History of This File…'), historyIcon, () => {
      verbs.history(model, path);
    });
  }
  menu.separate();
  const { status: repository } = model.state;
  const wanted = repository === null ? null : wantedCommit(path, repository);
  if (wanted !== null) {
    menu.add(
      trans.__('Update to the Commit That Is Wanted'),
      refreshIcon,
      () => {
        verbs.act(verbs.actions.updateSubmodule(model, path, wanted));
      },
      isFree
    );
  }
  menu.add(
    trans.__('Discard Changes…'),
    undoIcon,
    () => {
      verbs.discard(model, [change]);
    },
    isFree
  );
  if (status === 'untracked') {
    menu.add(
      trans.__('Add to .gitignore'),
      null,
      () => {
        verbs.ignore(model, [change]);
      },
      isFree
    );
  }
  return menu;
}
