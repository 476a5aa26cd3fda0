import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownEmptyIcon, type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { matchNames } from '../model/matchNames';
import { ListOption } from './ListOption';
import { Marked } from './Marked';

export interface ISuggestFieldProps {
  id: string;
  value: string;
  icon: LabIcon;
  placeholder: string;
  /** What is suggested; any other name can be typed. */
  groups: readonly ISuggestGroup[];
  /** What the list is called. */
  listLabel: string;
  /** The name that the list begins at while nothing is typed. */
  current: string;
  trans: TranslationBundle;
  /** Names may be wanted now. */
  onFocus?: () => void;
  onChange: (name: string) => void;
}

export interface ISuggestGroup {
  names: readonly string[];
  icon: LabIcon;
  /** What stands above it. */
  title: string;
}

/** A line of text that is completed from names that are known. */
export function SuggestField(props: ISuggestFieldProps): React.JSX.Element {
  const { groups, icon: Icon, id, onChange, trans } = props;
  const [isOpen, setOpen] = React.useState(false);
  // Null: show all, as long as nothing was typed since it was opened.
  const [query, setQuery] = React.useState<string | null>(null);
  const [active, setActive] = React.useState(0);
  const listId = `${id}-list`;

  const { shown, hidden } = React.useMemo(
    () =>
      matchNames(
        query ?? '',
        groups.map(({ names }) => names)
      ),
    [query, groups]
  );
  const isShown = isOpen && shown.length > 0;
  const activeIndex = Math.min(active, shown.length - 1);

  const open = () => {
    setQuery(null);
    setOpen(true);
    setActive(Math.max(0, groups[0].names.indexOf(props.current)));
  };
  const choose = (index: number) => {
    onChange(shown[index].name);
    setOpen(false);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!isShown) {
          open();
        } else {
          const step = event.key === 'ArrowDown' ? 1 : -1;
          setActive((activeIndex + step + shown.length) % shown.length);
        }
        break;
      case 'Enter':
        if (isShown) {
          event.preventDefault();
          event.stopPropagation();
          choose(activeIndex);
        }
        break;
      case 'Escape':
        if (isShown) {
          event.stopPropagation();
          setOpen(false);
        }
        break;
    }
  };

  return (
    <div>
      <div className="jp-ImportRun-input">
        <Icon.react tag="span" className="jp-ImportRun-icon" />
        <input
          id={id}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-controls={isShown ? listId : undefined}
          aria-expanded={isShown}
          aria-activedescendant={
            isShown ? `${listId}-${activeIndex}` : undefined
          }
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={props.value}
          onBlur={() => {
            setOpen(false);
          }}
          onChange={event => {
            onChange(event.target.value);
            setQuery(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onClick={open}
          onFocus={props.onFocus}
          onKeyDown={onKeyDown}
        />
        <caretDownEmptyIcon.react tag="span" className="jp-ImportRun-icon" />
      </div>
      {isShown && (
        <div
          className="jp-ImportRun-popup"
          // The field keeps the focus.
          onMouseDown={event => {
            event.preventDefault();
          }}
        >
          <div role="listbox" id={listId} aria-label={props.listLabel}>
            {shown.map((found, index) => {
              const group = groups[found.group];
              return (
                <React.Fragment key={`${found.group} ${found.name}`}>
                  {found.group !== shown[index - 1]?.group && (
                    <div
                      className="jp-ImportRun-popupGroup"
                      role="presentation"
                    >
                      {group.title}
                    </div>
                  )}
                  <ListOption
                    id={`${listId}-${index}`}
                    className="jp-ImportRun-popupItem"
                    isActive={index === activeIndex}
                    title={found.name}
                    onClick={() => {
                      choose(index);
                    }}
                  >
                    <group.icon.react
                      tag="span"
                      className="jp-ImportRun-icon"
                    />
                    <span className="jp-ImportRun-cut">
                      <Marked text={found.name} query={query ?? ''} />
                    </span>
                  </ListOption>
                </React.Fragment>
              );
            })}
          </div>
          {hidden > 0 && (
            <div className="jp-ImportRun-popupGroup">
              {trans._n(
                '%1 more. Type to narrow it down.',
                '%1 more. Type to narrow it down.',
                hidden
              )}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
