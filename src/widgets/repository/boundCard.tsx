import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type {
  Account,
  MessageList,
  RepositorySummary
} from '../../api/_schema';
import { listMessages } from '../../api/messages';
import { RepositoryCard } from '../../components/repository/RepositoryCard';
import { useModel } from '../../components/useModel';
import { useNow } from '../../components/useNow';
import { accountsFor } from '../../model/accounts/hosts';
import type { ISuggestedAuthor } from '../../model/repository/commitModel';
import type { RepositoryModel } from '../../model/repository/repositoryModel';
import { cardActions } from './boundActions';
import { iconFor } from './fileIcons';
import type { RepositoryCards } from './repositoryCards';
import type { RepositoryVerbs } from './repositoryVerbs';

/** “4 min ago” is renewed so often. */
const RENEW_MS = 30_000;

export interface IBoundCardProps {
  repository: RepositorySummary;
  cards: RepositoryCards;
  verbs: RepositoryVerbs;
  trans: TranslationBundle;
}

/** The card of a repository, in step with its model while it is open. */
export function BoundCard(props: IBoundCardProps): React.JSX.Element {
  const { cards, repository, trans, verbs } = props;
  const { path } = repository;
  const model = cards.get(path);
  const { app } = cards.context;
  React.useEffect(() => {
    const opened = cards.open(path);
    return () => {
      opened.dispose();
    };
  }, [cards, path]);
  const state = useModel(model);
  const commit = useModel(model.commit);
  const { folders } = useModel(model.folders);
  const now = useNow(RENEW_MS);
  const known = useMessages(
    model,
    app.serviceManager.serverSettings,
    commit.isOpen
  );
  const { accounts } = useModel(cards.context.accounts.model);
  const onHost = React.useMemo(
    () => accountsFor(repository.url, accounts ?? []),
    [accounts, repository.url]
  );
  const used = (state.status ?? repository).account;
  React.useEffect(() => {
    model.commit.set({ suggested: suggestedBy(onHost, known) });
  }, [known, model, onHost]);
  return (
    <RepositoryCard
      repository={repository}
      state={state}
      commit={commit}
      folders={folders}
      isCommitReady={model.commit.isReady}
      author={known?.author ?? null}
      account={
        onHost.length > 1
          ? (onHost.find(({ id }) => id === used) ?? null)
          : null
      }
      now={now}
      iconOf={file => iconFor(app.docRegistry, file)}
      trans={trans}
      actions={cardActions({
        author: known?.author ?? {
          name: known?.suggested_name ?? '',
          email: known?.suggested_email ?? ''
        },
        messages: known?.messages ?? [],
        model,
        repository,
        trans,
        verbs
      })}
    />
  );
}

/** What git knows of the person, as soon as they begin a commit. */
function useMessages(
  { path }: RepositoryModel,
  settings: Parameters<typeof listMessages>[0],
  isWanted: boolean
): MessageList | null {
  const [known, setKnown] = React.useState<MessageList | null>(null);
  React.useEffect(() => {
    let isCurrent = isWanted;
    if (isWanted) {
      // Without them a commit is as good: only the suggestions are missing.
      listMessages(settings, path).then(
        list => {
          if (isCurrent) {
            setKnown(list);
          }
        },
        (error: unknown) => {
          console.warn(error);
        }
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [isWanted, path, settings]);
  return known;
}

/** Who the person is by one of their accounts, where that and nothing else says it. */
function suggestedBy(
  accounts: readonly Account[],
  known: MessageList | null
): ISuggestedAuthor | null {
  if (known === null || known.author !== null) {
    return null;
  }
  const { suggested_email: email, suggested_name: name } = known;
  const account = accounts.find(each => each.email === email);
  return name !== null && email !== null && account !== undefined
    ? { name, email, account }
    : null;
}
