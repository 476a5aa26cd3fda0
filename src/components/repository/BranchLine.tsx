import type { TranslationBundle } from '@jupyterlab/translation';
import { addIcon, checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { branchIcon, tagIcon } from '../../icons';
import type { BranchItem } from '../../model/repository/branchItems';
import { formatAgo, visibleText } from '../../text/format';
import { classes } from '../classes';
import { Marked } from '../Marked';

export interface IBranchLineProps {
  id: string;
  item: BranchItem;
  isActive: boolean;
  /** Among the options, from 1. */
  position: number;
  size: number;
  /** The branch that a new one would begin at. */
  here: string;
  query: string;
  now: number;
  trans: TranslationBundle;
  onClick: () => void;
}

/** One line of the list of branches. */
export function BranchLine(props: IBranchLineProps): React.JSX.Element {
  const { here, isActive, item, now, query, trans } = props;
  const text = itemText(item, here, query, trans);
  if (item.kind === 'group') {
    return (
      <div className="jp-ImportRun-pickerGroup" role="presentation">
        {text}
      </div>
    );
  }
  const isCurrent = item.kind === 'branch' && item.branch.current;
  const date = item.kind === 'new' ? null : item.branch.date;
  const Icon =
    item.kind === 'new' ? addIcon : item.kind === 'tag' ? tagIcon : branchIcon;
  return (
    <div
      id={props.id}
      className={classes(
        'jp-ImportRun-pickerItem',
        isActive && 'jp-mod-active',
        item.kind === 'new' && 'jp-mod-new'
      )}
      role="option"
      aria-selected={isActive}
      aria-current={isCurrent || undefined}
      aria-posinset={props.position}
      aria-setsize={props.size}
      title={item.kind === 'new' ? text : subjectOf(item, text)}
      onClick={props.onClick}
    >
      <span className="jp-ImportRun-pickerCheck">
        {isCurrent && (
          <checkIcon.react tag="span" className="jp-ImportRun-icon" />
        )}
      </span>
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-grow jp-ImportRun-cut">
        {item.kind === 'new' ? (
          text
        ) : (
          <Marked text={item.branch.name} query={query} />
        )}
      </span>
      {date !== null && (
        <span className="jp-ImportRun-pickerWhen">
          {formatAgo(date, now, trans)}
        </span>
      )}
    </div>
  );
}

function itemText(
  item: BranchItem,
  here: string,
  query: string,
  trans: TranslationBundle
): string {
  switch (item.kind) {
    case 'group':
      return item.isTags
        ? trans.__('Tags')
        : item.remote === null
          ? trans.__('Here')
          : trans.__('On %1', visibleText(item.remote));
    case 'new':
      return query.trim() === ''
        ? trans.__('New Branch from %1…', here)
        : trans.__('New branch “%1” from here', visibleText(query.trim()));
    default:
      return visibleText(item.branch.name);
  }
}

function subjectOf(
  { branch }: Extract<BranchItem, { kind: 'branch' | 'tag' }>,
  name: string
): string {
  return branch.subject === ''
    ? name
    : `${name}\n${visibleText(branch.subject)}`;
}
