import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { MessageList, RepositorySummary } from '../../api/_schema';
import { listMessages } from '../../api/messages';
import { RepositoryCard } from '../../components/repository/RepositoryCard';
import { useModel } from '../../components/useModel';
import { useNow } from '../../components/useNow';
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
  const author = known?.author ?? suggested(known);
  return (
    <RepositoryCard
      repository={repository}
      state={state}
      commit={commit}
      folders={folders}
      isCommitReady={model.commit.isReady}
      author={known?.author ?? null}
      now={now}
      iconOf={file => iconFor(app.docRegistry, file)}
      trans={trans}
      actions={cardActions({
        author,
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

function suggested(
  known: MessageList | null
): { name: string; email: string } | null {
  return known === null
    ? null
    : {
        name: known.suggested_name ?? '',
        email: known.suggested_email ?? ''
      };
}
