import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../text/format';
import { branchIcon, tagIcon } from '../icons';
import { matchRefs } from '../model/refs';
import { classes } from './classes';

export interface IRefFieldProps {
  id: string;
  /** The chosen ref, or the URL's own; empty for the default branch. */
  value: string;
  /** Null until the server of the repository has answered. */
  branches: readonly string[] | null;
  tags: readonly string[] | null;
  defaultBranch: string | null;
  isLoading: boolean;
  trans: TranslationBundle;
  onChange: (ref: string) => void;
}

/** A branch or tag, completed from the server's own list; any other name can be typed. */
export function RefField(props: IRefFieldProps): React.JSX.Element {
  const { branches, id, onChange, tags, trans, value } = props;
  const [isOpen, setOpen] = React.useState(false);
  // Null: show all, as long as nothing was typed since it was opened.
  const [query, setQuery] = React.useState<string | null>(null);
  const [active, setActive] = React.useState(0);
  const listId = `${id}-list`;

  const { shown, hidden } = React.useMemo(
    () => matchRefs(query ?? '', branches ?? [], tags ?? []),
    [query, branches, tags]
  );
  const isShown = isOpen && shown.length > 0;
  const activeIndex = Math.min(active, shown.length - 1);

  const open = () => {
    setQuery(null);
    setOpen(true);
    setActive(
      Math.max(
        0,
        (branches ?? []).indexOf(
          value === '' ? (props.defaultBranch ?? '') : value
        )
      )
    );
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
        <branchIcon.react tag="span" className="jp-ImportRun-icon" />
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
          placeholder={
            props.defaultBranch ??
            (props.isLoading
              ? trans.__('Asking the host…')
              : trans.__('Default'))
          }
          value={value}
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
          <div
            role="listbox"
            id={listId}
            aria-label={trans.__('Branches and tags')}
          >
            {shown.map((ref, index) => (
              <React.Fragment key={`${ref.kind} ${ref.name}`}>
                {ref.kind !== shown[index - 1]?.kind && (
                  <div className="jp-ImportRun-popupGroup" role="presentation">
                    {ref.kind === 'branch'
                      ? trans.__('Branches')
                      : trans.__('Tags')}
                  </div>
                )}
                <RefOption
                  id={`${listId}-${index}`}
                  isActive={index === activeIndex}
                  kind={ref.kind}
                  match={ref.match}
                  name={ref.name}
                  onClick={() => {
                    choose(index);
                  }}
                />
              </React.Fragment>
            ))}
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

interface IRefOptionProps {
  id: string;
  isActive: boolean;
  kind: 'branch' | 'tag';
  /** Where in the name the query was found: begin and end. */
  match: readonly [number, number];
  name: string;
  onClick: () => void;
}

function RefOption(props: IRefOptionProps): React.JSX.Element {
  const { isActive, name } = props;
  const [begin, end] = props.match;
  const Icon = props.kind === 'branch' ? branchIcon : tagIcon;
  const ref = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (isActive) {
      ref.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  return (
    <div
      ref={ref}
      id={props.id}
      className={classes('jp-ImportRun-popupItem', isActive && 'jp-mod-active')}
      role="option"
      aria-selected={isActive}
      title={name}
      onClick={props.onClick}
    >
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-cut">
        {visibleText(name.slice(0, begin))}
        <b>{visibleText(name.slice(begin, end))}</b>
        {visibleText(name.slice(end))}
      </span>
    </div>
  );
}
