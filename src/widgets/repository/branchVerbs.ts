import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IRepositoryContext } from '../../actions/repository/context';
import type { RepositoryActions } from '../../actions/repository/repositoryActions';
import {
  branchName,
  type BranchPurpose
} from '../../model/repository/branchItems';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { visibleText } from '../../text/format';
import { DOMAIN } from '../../translation';
// Not loaded later: whoever opens it types at once.
import { pickBranch } from './branchPopup';
import { branchButtonOf } from './cardElements';

type Model = RepositoryModel;

/** What is done with the branches of a repository: one is picked or named, then it is done. */
export class BranchVerbs {
  constructor(
    private readonly _actions: RepositoryActions,
    private readonly _act: (action: Promise<unknown>) => void
  ) {
    this._trans = _actions.context.translator.load(DOMAIN);
  }

  switchTo(model: Model, anchor: HTMLElement): void {
    this._act(
      this._pick(model, 'switch', anchor).then(async item => {
        if (item?.kind === 'new') {
          await this._newBranch(model, item.name);
        } else if (item?.kind === 'branch' && item.branch.current) {
          return;
        } else if (item?.kind === 'branch' || item?.kind === 'tag') {
          const { branch } = item;
          await this._actions.switchTo(model, branchName(branch), branch.name);
        }
      })
    );
  }

  merge(model: Model): void {
    this._act(
      this._pick(model, 'merge').then(async item => {
        if (item?.kind === 'branch' || item?.kind === 'tag') {
          await this._actions.merge(model, branchName(item.branch));
        }
      })
    );
  }

  delete(model: Model): void {
    this._act(
      this._pick(model, 'delete').then(async item => {
        if (
          item?.kind === 'branch' &&
          (await this._mayDelete(item.branch.name))
        ) {
          const { path } = model;
          const branch = item.branch.name;
          await this._actions.do(model, {
            kind: 'delete_branch',
            path,
            branch
          });
        }
      })
    );
  }

  create(model: Model): void {
    this._act(this._newBranch(model, ''));
  }

  rename(model: Model): void {
    this._act(this._rename(model));
  }

  private async _pick(
    model: Model,
    purpose: BranchPurpose,
    anchor?: HTMLElement
  ) {
    const { status } = model.state;
    if (status === null) {
      return null;
    }
    return pickBranch({
      anchor: anchor ?? branchButtonOf(model.path),
      purpose,
      status,
      serverSettings: this._context.app.serviceManager.serverSettings,
      trans: this._trans
    });
  }

  private async _newBranch(model: Model, typed: string): Promise<void> {
    const trans = this._trans;
    const { askForName } = await import('./askForName');
    const name =
      typed !== ''
        ? typed
        : await askForName(
            trans.__('New Branch'),
            '',
            trans.__('Create'),
            this._context.translator
          );
    if (name !== null) {
      await this._actions.newBranch(model, name);
    }
  }

  private async _rename(model: Model): Promise<void> {
    const trans = this._trans;
    const branch = model.state.status?.branch ?? null;
    const { askForName } = await import('./askForName');
    if (branch === null) {
      return;
    }
    const name = await askForName(
      trans.__('Rename %1', visibleText(branch)),
      branch,
      trans.__('Rename'),
      this._context.translator
    );
    if (name !== null && name !== branch) {
      const { path } = model;
      await this._actions.do(model, {
        kind: 'rename_branch',
        path,
        branch,
        name
      });
    }
  }

  private async _mayDelete(branch: string): Promise<boolean> {
    const trans = this._trans;
    const { button } = await showDialog({
      title: trans.__('Delete %1?', visibleText(branch)),
      body: trans.__(
        'It goes from here, not from the server. Commits that only it has are kept as a snapshot.'
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.warnButton({ label: trans.__('Delete') })
      ],
      defaultButton: 0
    });
    return button.accept;
  }

  private get _context(): IRepositoryContext {
    return this._actions.context;
  }

  private _trans: TranslationBundle;
}
