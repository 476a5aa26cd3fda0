import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  copyIcon,
  editIcon,
  folderIcon,
  historyIcon,
  launchIcon,
  linkIcon,
  refreshIcon,
  terminalIcon,
  undoIcon,
  userIcon
} from '@jupyterlab/ui-components';

import type { RepositorySummary } from '../../api/_schema';
import { CommandIDs } from '../../commandIDs';
import { branchIcon, mergeRequestIcon } from '../../icons';
import { hostOf, webAddress } from '../../model/accounts/hosts';
import { isPossible } from '../../model/repository/possible';
import { isBusyWith } from '../../model/repository/repositoryJobs';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { accountName } from '../../text/accountText';
import { visibleText } from '../../text/format';
import { branchText, createRequestText } from '../../text/repositoryText';
import { ActionMenu } from '../actionMenu';
import type { RepositoryVerbs } from './repositoryVerbs';

const TERMINAL = 'terminal:create-new';
/** Of jupyterlab-git. */
const GIT_PANEL = 'git:ui';

/** Everything that can be done with a repository. */
export function moreMenu(
  repository: RepositorySummary,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  const { status } = model.state;
  if (status !== null) {
    addBranches(menu, model, verbs, trans);
    menu.separate();
    addHistory(menu, model, verbs, trans);
    menu.separate();
  }
  addPlaces(menu, repository, model, verbs, trans);
  return menu;
}

function addBranches(
  menu: ActionMenu,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): void {
  const { running, status } = model.state;
  if (status === null) {
    return;
  }
  const isFree = !isBusyWith(running);
  const { branch, url, web } = status;
  const page = web.merge_request;
  if (page !== null) {
    menu.add(createRequestText(page, trans), mergeRequestIcon, () => {
      openPage(page);
    });
  }
  if (url !== null) {
    menu.add(
      trans.__('Check for Changes'),
      refreshIcon,
      () => verbs.check(model),
      isPossible('check', model.state)
    );
  }
  menu.add(
    trans.__('New Branch…'),
    addIcon,
    () => verbs.branches.create(model),
    isPossible('new-branch', model.state)
  );
  if (branch !== null) {
    menu.add(
      trans.__('Merge a Branch into %1…', branchText(status, trans)),
      branchIcon,
      () => verbs.branches.merge(model),
      isFree && status.commit !== null
    );
    menu.add(
      trans.__('Rename %1…', branchText(status, trans)),
      editIcon,
      () => verbs.branches.rename(model),
      isFree
    );
  }
  menu.add(
    trans.__('Delete a Branch…'),
    null,
    () => verbs.branches.delete(model),
    isFree
  );
}

function addHistory(
  menu: ActionMenu,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): void {
  const { running, status } = model.state;
  const isFree = !isBusyWith(running);
  if (status?.ahead) {
    menu.add(
      trans.__('Amend Last Commit…'),
      editIcon,
      () => {
        verbs.openCommit(model);
        verbs.amend(model);
      },
      isPossible('push', model.state)
    );
  }
  menu.add(trans.__('History…'), historyIcon, () => {
    verbs.history(model, null);
  });
  menu.add(
    trans.__('Restore…'),
    undoIcon,
    () => verbs.restore(model),
    isPossible('restore', model.state)
  );
  if (status !== null && status.changes_total > 0) {
    menu.add(
      trans.__('Discard All Changes…'),
      null,
      () => verbs.discardAll(model),
      isFree
    );
  }
  if (status?.url && status.irreplaceable === null) {
    menu.add(
      trans.__('Re-clone…'),
      null,
      () => verbs.reclone(model),
      isPossible('reclone', model.state)
    );
  }
}

function addPlaces(
  menu: ActionMenu,
  { account: id, hidden, path, url, web_url }: RepositorySummary,
  model: RepositoryModel,
  verbs: RepositoryVerbs,
  trans: TranslationBundle
): void {
  const { commands } = verbs.context.app;
  menu.add(trans.__('Open'), folderIcon, () => {
    verbs.open(path);
  });
  menu.add(trans.__('Show in Files'), null, () => {
    verbs.reveal(path);
  });
  if (commands.hasCommand(TERMINAL)) {
    menu.add(trans.__('Open in Terminal'), terminalIcon, () => {
      verbs.act(commands.execute(TERMINAL, { cwd: path }));
    });
  }
  if (commands.hasCommand(GIT_PANEL)) {
    menu.add(trans.__('Show in Git Panel'), null, () => {
      verbs.showInGitPanel(path, GIT_PANEL);
    });
  }
  const page = model.state.status?.web.branch ?? web_url;
  if (page !== null) {
    menu.add(trans.__('Open on Its Host'), launchIcon, () => {
      openPage(page);
    });
  }
  if (webAddress(url) !== null) {
    const account = verbs.accountBy(model.state.status?.account ?? id);
    menu.add(
      account === null
        ? trans.__('Sign In to %1…', visibleText(hostOf(url ?? '') ?? ''))
        : trans.__('Account: %1…', accountName(account)),
      userIcon,
      () => {
        verbs.account(model, url ?? '');
      }
    );
  }
  menu.add(trans.__('Create Badge or Link…'), linkIcon, () => {
    verbs.act(commands.execute(CommandIDs.createBadge, { path }));
  });
  if (url !== null) {
    menu.add(trans.__('Copy URL'), copyIcon, () => {
      Clipboard.copyToSystem(url);
    });
  }
  menu.separate();
  menu.add(
    hidden ? trans.__('Show in This List') : trans.__('Hide from This List'),
    null,
    () => {
      verbs.setHidden(path, !hidden);
    }
  );
}

function openPage(url: string): void {
  window.open(url, '_blank', 'noopener');
}
