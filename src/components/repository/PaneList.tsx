import * as React from 'react';

import { classes } from '../classes';

export interface IPaneListProps<T> {
  items: readonly T[];
  label: string;
  shown: string | null;
  /** The heading that an item begins, or null. */
  groupOf?: (item: T, before: T | undefined) => string | null;
  children: (item: T) => React.ReactNode;
  onShow: (id: string) => void;
}

/** What can be looked into, one at a time; arrows move. */
export function PaneList<T extends { id: string }>(
  props: IPaneListProps<T>
): React.JSX.Element {
  const { items, onShow, shown } = props;
  const id = React.useId();
  const list = React.useRef<HTMLDivElement>(null);
  const index = items.findIndex(item => item.id === shown);
  React.useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={index === -1 ? undefined : `${id}-${index}`}
      onKeyDown={event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) {
          event.preventDefault();
          const next = items[index + step];
          if (next !== undefined) {
            onShow(next.id);
          }
        }
      }}
    >
      {items.map((item, at) => {
        const group = props.groupOf?.(item, items[at - 1]) ?? null;
        return (
          <React.Fragment key={item.id}>
            {group !== null && (
              <div className="jp-ImportRun-pickerGroup" role="presentation">
                {group}
              </div>
            )}
            <div
              id={`${id}-${at}`}
              className={classes(
                'jp-ImportRun-paneItem',
                at === index && 'jp-mod-active'
              )}
              role="option"
              aria-selected={at === index}
              onClick={() => {
                onShow(item.id);
              }}
            >
              {props.children(item)}
            </div>
          </React.Fragment>
        );
      })}
    </div>
  );
}
