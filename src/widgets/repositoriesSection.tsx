import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  filterIcon,
  PanelWithToolbar,
  ReactWidget
} from '@jupyterlab/ui-components';
import * as React from 'react';

import { LinkButton } from '../components/Buttons';
import { FilterField } from '../components/FilterField';
import { RepositoryTree } from '../components/RepositoryTree';
import { useModel } from '../components/useModel';
import { errorText } from '../errorText';
import { filterRepositories } from '../model/repositoriesModel';
import { StateModel } from '../model/stateModel';
import { reportError } from '../reportError';
import type { IImportRun, IOpener } from '../tokens';
import { openRepositoryMenu } from './repositoryMenu';
import type { ISection } from './sections';
import { toolbarIcon, toolbarToggle } from './toolbarItem';

/** The section of the repositories under the root. */
export class RepositoriesSection extends PanelWithToolbar implements ISection {
  constructor(options: RepositoriesSection.IOptions) {
    super();
    const { importRun, opener, trans } = options;
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
          filter={this._filter}
          importRun={importRun}
          opener={opener}
          trans={trans}
        />
      )
    );
  }

  /** It takes what the others leave. */
  readonly wantedHeight = null;

  override dispose(): void {
    this._filter.dispose();
    super.dispose();
  }

  private _filter = new FilterModel();
}

export namespace RepositoriesSection {
  export interface IOptions {
    importRun: IImportRun;
    opener: IOpener;
    trans: TranslationBundle;
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
  filter: FilterModel;
  importRun: IImportRun;
  opener: IOpener;
  trans: TranslationBundle;
}

function BoundRepositories(props: IBoundRepositoriesProps): React.JSX.Element {
  const { filter, importRun, opener, trans } = props;
  const { isShown, query } = useModel(filter);
  const { error, repositories, truncated } = useModel(importRun.repositories);
  const found = React.useMemo(
    () => filterRepositories(repositories ?? [], query),
    [repositories, query]
  );
  const act = (action: Promise<unknown>) => {
    action.catch((reason: unknown) => {
      reportError(reason, trans);
    });
  };
  return (
    <>
      {isShown && (
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
            openRepositoryMenu({ repository, x, y, opener, trans, act });
          }}
          onOpen={repository => {
            act(opener.open(repository.path, true));
          }}
          onReveal={repository => {
            act(opener.reveal(repository.path));
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
