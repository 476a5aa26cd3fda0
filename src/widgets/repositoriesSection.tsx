import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  filterIcon,
  PanelWithToolbar,
  ReactWidget
} from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import { LinkButton } from '../components/Buttons';
import { FilterField } from '../components/FilterField';
import { RepositoryTree } from '../components/RepositoryTree';
import { RepositoryMarks } from '../components/repository/RepositoryMarks';
import { useModel } from '../components/useModel';
import { errorText } from '../errorText';
import type { RepositoryModel } from '../model/repository/repositoryModel';
import { filterRepositories } from '../model/repositoriesModel';
import { StateModel } from '../model/stateModel';
import type { IRepositoryContext } from '../actions/repository/context';
import { DOMAIN } from '../translation';
import { BoundCard } from './repository/boundCard';
import { moreMenu } from './repository/moreMenu';
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
    this.toolbar.addItem(
      'add',
      toolbarIcon(trans.__('Add…'), addIcon, options.onAdd)
    );
    this.addWidget(
      ReactWidget.create(
        <BoundRepositories
          cards={this._cards}
          filter={this._filter}
          verbs={this._verbs}
          trans={trans}
        />
      )
    );
  }

  /** It takes what the others leave. */
  readonly wantedHeight = null;

  /** Read again what is in sight. */
  refresh(): void {
    this._cards.refresh();
  }

  /** Show the history of a file, by its API path. */
  async showHistory(path: string): Promise<void> {
    const { importRun, translator } = this._cards.context;
    const folder = await importRun.repositories.folderOf(path);
    if (folder === null) {
      const trans = translator.load(DOMAIN);
      Notification.warning(trans.__('This file is in no repository.'));
    } else {
      const file = folder === '' ? path : path.slice(folder.length + 1);
      this._verbs.history(this._cards.get(folder), file);
    }
  }

  override dispose(): void {
    this._filter.dispose();
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

  private _cards: RepositoryCards;
  private _filter = new FilterModel();
  private _verbs: RepositoryVerbs;
}

export namespace RepositoriesSection {
  export interface IOptions {
    context: IRepositoryContext;
    /** Lead to the URL field. */
    onAdd: () => void;
  }
}

interface IFilterState {
  isShown: boolean;
  query: string;
}

class FilterModel extends StateModel<IFilterState> {
  constructor() {
    super({ isShown: false, query: '' });
  }

  toggle(): void {
    this.update({ isShown: !this.state.isShown, query: '' });
  }

  setQuery(query: string): void {
    this.update({ query });
  }
}

interface IBoundRepositoriesProps {
  cards: RepositoryCards;
  filter: FilterModel;
  verbs: RepositoryVerbs;
  trans: TranslationBundle;
}

function BoundRepositories(props: IBoundRepositoriesProps): React.JSX.Element {
  const { cards, filter, trans, verbs } = props;
  const { importRun } = cards.context;
  const { isShown, query } = useModel(filter);
  const { error, repositories, truncated, withHidden } = useModel(
    importRun.repositories
  );
  const found = React.useMemo(
    () => filterRepositories(repositories ?? [], query),
    [repositories, query]
  );
  return (
    <>
      {isShown && (
        <>
          <FilterField
            label={trans.__('Filter repositories')}
            query={query}
            onClose={() => {
              filter.toggle();
            }}
            onQuery={text => {
              filter.setQuery(text);
            }}
          />
          <p className="jp-ImportRun-note">
            <LinkButton
              label={
                withHidden
                  ? trans.__('Leave Hidden Ones Out')
                  : trans.__('Show Hidden Ones Too')
              }
              onClick={() => {
                void importRun.repositories.setWithHidden(!withHidden);
              }}
            />
          </p>
        </>
      )}
      {error !== null && (
        <p className="jp-ImportRun-note" role="alert">
          {errorText(error, trans).sentence}
        </p>
      )}
      {repositories?.length === 0 && (
        <p className="jp-ImportRun-note">
          {trans.__('None yet. Paste a URL above.')}
        </p>
      )}
      {query !== '' && repositories !== null && found.length === 0 && (
        <p className="jp-ImportRun-note" role="status">
          {trans.__('No repository matches “%1”.', query)}{' '}
          <LinkButton
            label={trans.__('Clear')}
            onClick={() => {
              filter.setQuery('');
            }}
          />
        </p>
      )}
      {found.length > 0 && (
        <RepositoryTree
          repositories={found}
          trans={trans}
          onMenu={(repository, x, y) => {
            const model = cards.get(repository.path);
            const open = () => {
              moreMenu(repository, model, verbs, trans).openAt(x, y);
            };
            // Where the card was never open, what can be done is not known yet.
            if (model.state.status === null) {
              void model.refresh().then(open);
            } else {
              open();
            }
          }}
          onOpen={({ path }) => {
            verbs.open(path);
          }}
          renderCard={repository => (
            <BoundCard
              repository={repository}
              cards={cards}
              verbs={verbs}
              trans={trans}
            />
          )}
          renderMarks={({ path }, isExpanded) => {
            const model = isExpanded ? cards.get(path) : cards.find(path);
            return model !== null && <BoundMarks model={model} trans={trans} />;
          }}
        />
      )}
      {truncated && (
        <p className="jp-ImportRun-note">
          {trans.__('There are more; the search was cut short.')}
        </p>
      )}
    </>
  );
}

interface IBoundMarksProps {
  model: RepositoryModel;
  trans: TranslationBundle;
}

function BoundMarks(props: IBoundMarksProps): React.JSX.Element | null {
  const { status } = useModel(props.model);
  return status === null ? null : (
    <RepositoryMarks status={status} trans={props.trans} />
  );
}
