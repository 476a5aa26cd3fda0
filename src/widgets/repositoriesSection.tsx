import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  filterIcon,
  PanelWithToolbar,
  ReactWidget
} from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { type ISignal, Signal } from '@lumino/signaling';
import * as React from 'react';

import type { IRepositoryContext } from '../actions/repository/context';
import type { IPlace } from '../model/repositoriesModel';
import { OpenCards } from '../model/repository/openCards';
import { isPossible } from '../model/repository/possible';
import type { RepositoryVerb } from '../model/repository/verbs';
import {
  filterRepositories,
  RepositoryFilter
} from '../model/repositoryFilter';
import { DOMAIN } from '../translation';
import { BoundRepositories } from './repository/boundRepositories';
import { drawnCard } from './repository/cardElements';
import { performVerb } from './repository/performVerb';
import { RepositoryCards } from './repository/repositoryCards';
import { RepositoryVerbs } from './repository/repositoryVerbs';
import type { ISection } from './sections';
import { toolbarIcon, toolbarToggle } from './toolbarItem';

/** The section of the repositories under the root. */
export class RepositoriesSection extends PanelWithToolbar implements ISection {
  constructor(options: RepositoriesSection.IOptions) {
    super();
    const { context } = options;
    const trans = context.translator.load(DOMAIN);
    this._trans = trans;
    this._cards = new RepositoryCards(context);
    this._verbs = new RepositoryVerbs(this._cards.actions);
    this.id = 'jupyter-import-run-repositories';
    this.addClass('jp-ImportRun-section');
    this.title.label = trans.__('Repositories');
    this.toolbar.addItem(
      'filter',
      toolbarToggle(
        trans.__('Filter'),
        filterIcon,
        this._filter,
        ({ isShown }) => isShown,
        () => {
          this._filter.toggle();
        }
      )
    );
    const add = toolbarIcon(trans.__('Add…'), addIcon, () => {
      options.onAdd(add.node);
    });
    this.toolbar.addItem('add', add);
    this.addWidget(
      ReactWidget.create(
        <BoundRepositories
          cards={this._cards}
          filter={this._filter}
          openCards={this._openCards}
          verbs={this._verbs}
          trans={trans}
          onHeight={height => {
            this._filledHeight = height;
            this._heightChanged.emit();
          }}
        />
      )
    );
  }

  /** It takes what the others leave. */
  readonly wantedHeight = null;

  get filledHeight(): number | null {
    return this._filledHeight;
  }

  /** Emitted when its content fills more or less. */
  get heightChanged(): ISignal<this, void> {
    return this._heightChanged;
  }

  /** Read again what is in sight. */
  refresh(): void {
    this._cards.refresh();
  }

  /** The repository whose card is before the person; null where none is. */
  get shownRepository(): string | null {
    const { current } = this._openCards;
    return this.isVisible && this._isListed(current) ? current : null;
  }

  /** Whether something can be done with the repository of a place, as far as is known. */
  can(verb: RepositoryVerb, place: IPlace): boolean {
    const path = this._context.importRun.repositories.knownFolderOf(place);
    const model = path === null ? null : this._cards.find(path);
    return model === null || isPossible(verb, model.state);
  }

  /** Open the card of the repository of a place, and do it there. */
  async perform(verb: RepositoryVerb, place: IPlace): Promise<void> {
    const { repositories } = this._context.importRun;
    const path = await repositories.folderOf(place);
    if (path === null) {
      Notification.warning(this._trans.__('This folder is in no repository.'));
      return;
    }
    if (!this._isListed(path)) {
      this._filter.setQuery('');
      await repositories.setWithHidden(true);
    }
    const model = this._cards.get(path);
    this._openCards.setOpen(path, true);
    await model.refresh();
    const row = await drawnCard(path);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus();
    const why = performVerb(verb, model, this._verbs, this._trans);
    if (why !== null) {
      Notification.info(why);
    }
  }

  /** Show the history of a file, by its API path. */
  async showHistory(path: string): Promise<void> {
    const place = { path, isFolder: false };
    const folder = await this._context.importRun.repositories.folderOf(place);
    if (folder === null) {
      Notification.warning(this._trans.__('This file is in no repository.'));
    } else {
      const file = folder === '' ? path : path.slice(folder.length + 1);
      this._verbs.history(this._cards.get(folder), file);
    }
  }

  override dispose(): void {
    this._filter.dispose();
    this._openCards.dispose();
    super.dispose();
    this._cards.dispose();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._cards.isVisible = this.isVisible;
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._cards.isVisible = this.isVisible;
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this._cards.isVisible = false;
  }

  private get _context(): IRepositoryContext {
    return this._cards.context;
  }

  /** Whether the list shows it: it is neither hidden nor filtered out. */
  private _isListed(path: string | null): boolean {
    const { repositories } = this._context.importRun.repositories.state;
    return filterRepositories(
      repositories ?? [],
      this._filter.state.query
    ).some(repository => repository.path === path);
  }

  private _cards: RepositoryCards;
  private _filledHeight: number | null = null;
  private _filter = new RepositoryFilter();
  private _heightChanged = new Signal<this, void>(this);
  private _openCards = new OpenCards();
  private _trans: TranslationBundle;
  private _verbs: RepositoryVerbs;
}

export namespace RepositoriesSection {
  export interface IOptions {
    context: IRepositoryContext;
    /** Offer what can be added, below an element. */
    onAdd: (anchor: HTMLElement) => void;
  }
}
