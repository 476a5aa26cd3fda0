import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RepositorySummary } from '../api/_schema';
import { treeKey } from '../model/treeKeys';
import {
  type IRepositoryRowActions,
  type IRepositoryRowProps,
  RepositoryRow
} from './RepositoryRow';

export interface IRepositoryTreeProps extends Pick<
  IRepositoryRowProps,
  'renderCard' | 'renderMarks' | 'renderState'
> {
  repositories: readonly RepositorySummary[];
  /** The paths of those whose cards are open. */
  expanded: readonly string[];
  trans: TranslationBundle;
  onMenu: IRepositoryRowActions['onMenu'];
  onOpen: IRepositoryRowActions['onOpen'];
  onExpand: (path: string, isExpanded: boolean) => void;
  /** Somebody does something in an open card. */
  onUse: (path: string) => void;
}

/**
 * The repositories as a tree: one stop for Tab, arrows move, Right and Left open and close,
 * Enter goes into the folder, letters jump, Shift+F10 is the menu. Tab enters an open card.
 */
export function RepositoryTree(props: IRepositoryTreeProps): React.JSX.Element {
  const { expanded, onExpand, repositories, trans } = props;
  const tree = React.useRef<HTMLDivElement>(null);
  const [current, setCurrent] = React.useState<string | null>(null);
  const paths = repositories.map(item => item.path);
  const currentPath =
    current !== null && paths.includes(current) ? current : paths[0];

  const onKeyDown = (event: React.KeyboardEvent) => {
    const item = event.target as HTMLElement;
    const index = paths.indexOf(item.dataset.path ?? '');
    // Keys in an open card are the card's.
    if (item.getAttribute('role') !== 'treeitem' || index === -1) {
      return;
    }
    const repository = repositories[index];
    const action = treeKey(event, {
      index,
      isExpanded: expanded.includes(repository.path),
      names: repositories.map(({ name }) => name)
    });
    if (action === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    switch (action.kind) {
      case 'move':
        itemAt(tree.current, action.index)?.focus();
        break;
      case 'expand':
        onExpand(repository.path, action.isExpanded);
        break;
      case 'open':
        props.onOpen(repository);
        break;
      case 'menu': {
        const { bottom, left } = item.getBoundingClientRect();
        props.onMenu(repository, left + 24, Math.min(bottom, innerHeight));
        break;
      }
    }
  };

  return (
    <div
      ref={tree}
      className="jp-ImportRun-list"
      role="tree"
      aria-label={trans.__('Repositories')}
      onKeyDown={onKeyDown}
    >
      {repositories.map(repository => (
        <RepositoryRow
          key={repository.path}
          repository={repository}
          isCurrent={repository.path === currentPath}
          isExpanded={expanded.includes(repository.path)}
          actions={{
            onFocus: setCurrent,
            onMenu: props.onMenu,
            onOpen: props.onOpen,
            onToggle: path => {
              onExpand(path, !expanded.includes(path));
            },
            onUse: props.onUse
          }}
          renderCard={props.renderCard}
          renderMarks={props.renderMarks}
          renderState={props.renderState}
        />
      ))}
    </div>
  );
}

function itemAt(
  tree: HTMLElement | null,
  index: number
): HTMLElement | undefined {
  return tree?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index];
}
