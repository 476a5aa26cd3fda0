import type { TranslationBundle } from '@jupyterlab/translation';

import type { RepositorySummary } from '../../api/_schema';
import type { ICardActions } from '../../components/repository/cardActions';
import type { ICommitAreaActions } from '../../components/repository/CommitArea';
import type { IAuthor } from '../../model/repository/commitModel';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { visibleText } from '../../text/format';
import { ActionMenu } from '../actionMenu';
import { branchButtonOf } from './cardElements';
import { fileMenu } from './fileMenu';
import { moreMenu } from './moreMenu';
import type { RepositoryVerbs } from './repositoryVerbs';

/** Characters of an earlier message that the menu shows. */
const MOST_CHARACTERS = 60;

export interface IBoundActionsOptions {
  /** Who git knows the person as, or what else may be right. */
  author: IAuthor;
  /** The person's own earlier ones, newest first. */
  messages: readonly string[];
  model: RepositoryModel;
  repository: RepositorySummary;
  trans: TranslationBundle;
  verbs: RepositoryVerbs;
}

/** What the parts of a card do. */
export function cardActions(
  options: IBoundActionsOptions
): ICardActions & ICommitAreaActions {
  const { author, messages, model, repository, trans, verbs } = options;
  const { actions, context } = verbs;
  const { commit } = model;
  return {
    onBranch: anchor => {
      verbs.branches.switchTo(model, anchor);
    },
    onCancel: job => {
      verbs.act(context.importRun.jobs.cancel(job.id));
    },
    onChangeAccount: () => {
      verbs.account(model, repository.url ?? '');
    },
    onChangeAuthor: () => {
      verbs.act(changeAuthor(model, author, verbs));
    },
    onCheck: () => {
      verbs.check(model);
    },
    onChoose: (path, isChosen, folder) => {
      commit.choose(path, isChosen, folder);
    },
    onChooseAll: isChosen => {
      commit.chooseAll(isChosen);
    },
    onClose: () => {
      commit.setOpen(false);
    },
    onCommit: push => {
      verbs.act(actions.commit(model, push));
    },
    onDetails: job => {
      verbs.act(
        context.importRun.jobActions
          .load()
          .then(actions => actions.showDetails(job))
      );
    },
    onDiscard: changes => {
      verbs.discard(model, changes);
    },
    onDismiss: () => {
      model.tell(null);
    },
    onEdit: patch => {
      commit.set(patch);
      if (patch.amend) {
        verbs.amend(model);
      }
    },
    onFetchHistory: () => {
      verbs.act(actions.fetch(model, true));
    },
    onFile: change => {
      const { path } = change;
      if (!path.endsWith('/')) {
        verbs.showDiff(model, path);
      } else if (model.state.status?.changes.includes(change)) {
        verbs.act(model.folders.toggle(path));
      } else {
        verbs.act(actions.openFile(model, path));
      }
    },
    onFileMenu: (change, x, y) => {
      fileMenu(change, model, verbs, trans).openAt(x, y);
    },
    onMessages: anchor => {
      messagesMenu(messages, model, trans).openBelow(anchor);
    },
    onMoreFiles: folder => {
      verbs.act(model.folders.more(folder));
    },
    onMore: anchor => {
      moreMenu(repository, model, verbs, trans).openBelow(anchor);
    },
    onMoreCommits: anchor => {
      const menu = new ActionMenu();
      menu.add(trans.__('Commit Only'), null, () => {
        verbs.act(actions.commit(model, false));
      });
      menu.openBelow(anchor);
    },
    onNewBranch: () => {
      verbs.branches.create(model);
    },
    onOpenCommit: () => {
      verbs.openCommit(model);
    },
    onPull: () => {
      verbs.act(actions.pull(model));
    },
    onPush: () => {
      verbs.act(actions.push(model));
    },
    onRepair: what => {
      verbs.act(repair(model, what, verbs));
    },
    onRestore: () => {
      verbs.restore(model);
    },
    onRetryStatus: () => {
      verbs.act(model.refresh());
    },
    onUndoCommit: () => {
      verbs.act(actions.undoCommit(model));
    },
    onWayOut: (job, way) => {
      if (way === 'choose_branch') {
        verbs.branches.switchTo(model, branchButtonOf(model.path));
      } else {
        verbs.act(actions.goOn(model, job, way));
      }
    }
  };
}

function messagesMenu(
  messages: readonly string[],
  { commit }: RepositoryModel,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  for (const message of messages) {
    const [first] = message.split('\n');
    const shown = visibleText(first);
    menu.add(
      shown.length > MOST_CHARACTERS
        ? `${shown.slice(0, MOST_CHARACTERS)}…`
        : shown,
      null,
      () => {
        commit.set({ message });
      }
    );
  }
  if (messages.length === 0) {
    menu.add(trans.__('You wrote none here yet'), null, () => undefined, false);
  }
  return menu;
}

async function changeAuthor(
  { commit }: RepositoryModel,
  known: IAuthor,
  { context }: RepositoryVerbs
): Promise<void> {
  const { askForAuthor } = await import('./askForAuthor');
  const { author: chosen, suggested } = commit.state;
  const author = await askForAuthor(
    chosen ?? suggested ?? known,
    chosen === null ? (suggested?.account ?? null) : null,
    context.translator
  );
  if (author !== null) {
    commit.set({ author });
  }
}

async function repair(
  model: RepositoryModel,
  way: 'abort' | 'unlock',
  { actions, context }: RepositoryVerbs
): Promise<void> {
  const { askToRepair } = await import('./askToRepair');
  const what = way === 'unlock' ? 'lock' : 'abort';
  if (await askToRepair(model, what, context.translator)) {
    await actions.do(model, { kind: 'repair', path: model.path, what });
  }
}
