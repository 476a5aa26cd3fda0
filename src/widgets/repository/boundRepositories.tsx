import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { LinkButton } from '../../components/Buttons';
import { FilterField } from '../../components/FilterField';
import { RepositoryMarks } from '../../components/repository/RepositoryMarks';
import {
  type IRepositoryStateProps,
  RepositoryState
} from '../../components/repository/RepositoryState';
import { RepositoryTree } from '../../components/RepositoryTree';
import { useHeight } from '../../components/useHeight';
import { useModel } from '../../components/useModel';
import type { OpenCards } from '../../model/repository/openCards';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import {
  filterRepositories,
  type RepositoryFilter
} from '../../model/repositoryFilter';
import { errorText } from '../../text/errorText';
import { troubleText } from '../../text/troubleText';
import { BoundCard } from './boundCard';
import { moreMenu } from './moreMenu';
import type { RepositoryCards } from './repositoryCards';
import type { RepositoryVerbs } from './repositoryVerbs';

export interface IBoundRepositoriesProps {
  cards: RepositoryCards;
  filter: RepositoryFilter;
  openCards: OpenCards;
  verbs: RepositoryVerbs;
  trans: TranslationBundle;
  onHeight: (height: number) => void;
}

/** The list of the repositories, each with its card once that is open. */
export function BoundRepositories(
  props: IBoundRepositoriesProps
): React.JSX.Element {
  const { cards, filter, openCards, trans, verbs } = props;
  const { importRun } = cards.context;
  const { isShown, query } = useModel(filter);
  const { paths } = useModel(openCards);
  const { error, repositories, truncated, withHidden } = useModel(
    importRun.repositories
  );
  const found = React.useMemo(
    () => filterRepositories(repositories ?? [], query),
    [repositories, query]
  );
  const box = React.useRef<HTMLDivElement>(null);
  useHeight(box, props.onHeight);
  return (
    <div ref={box}>
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
          expanded={paths}
          trans={trans}
          onExpand={(path, isExpanded) => {
            openCards.setOpen(path, isExpanded);
          }}
          onUse={path => {
            openCards.use(path);
          }}
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
          renderMarks={({ path }) => (
            <BoundMarks model={cards.get(path)} trans={trans} />
          )}
          renderState={(repository, id, isExpanded) => (
            <BoundState
              id={id}
              isHidden={isExpanded}
              model={cards.get(repository.path)}
              repository={repository}
              trans={trans}
            />
          )}
        />
      )}
      {truncated && (
        <p className="jp-ImportRun-note">
          {trans.__('There are more; the search was cut short.')}
        </p>
      )}
    </div>
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

interface IBoundStateProps extends Omit<IRepositoryStateProps, 'trouble'> {
  model: RepositoryModel;
}

function BoundState({ model, ...props }: IBoundStateProps): React.JSX.Element {
  const trouble = troubleText(useModel(model), props.trans);
  return <RepositoryState {...props} trouble={trouble} />;
}
