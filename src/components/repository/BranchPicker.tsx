import type { TranslationBundle } from '@jupyterlab/translation';
import { searchIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { BranchItem } from '../../model/repository/branchItems';
import { BranchLine } from './BranchLine';
import { WindowedRows } from './WindowedRows';

const ROW_HEIGHT = 24;

export interface IBranchPickerProps {
  items: readonly BranchItem[];
  query: string;
  isLoading: boolean;
  /** What the server kept back of very many, or why there are none. */
  note: string | null;
  label: string;
  /** The branch that a new one would begin at. */
  here: string;
  now: number;
  maxHeight: number;
  trans: TranslationBundle;
  onQuery: (query: string) => void;
  onPick: (item: BranchItem) => void;
  onClose: () => void;
}

/** A list of branches that is narrowed down by typing; the keyboard stays in the field. */
export function BranchPicker(props: IBranchPickerProps): React.JSX.Element {
  const { items, onPick, query, trans } = props;
  const id = React.useId();
  const input = React.useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = React.useState<string | null>(null);
  const options = items.flatMap((item, index) =>
    item.kind === 'group' ? [] : [index]
  );
  const active = activeOf(items, options, chosen, query);

  React.useEffect(() => {
    input.current?.focus();
  }, []);

  const move = (step: number) => {
    const at = options.indexOf(active) + step;
    const next = options[Math.max(0, Math.min(at, options.length - 1))];
    if (next !== undefined) {
      setChosen(items[next].key);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const action = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(10),
      PageUp: () => move(-10),
      Enter: () => {
        if (active !== -1) {
          onPick(items[active]);
        }
      },
      Escape: props.onClose,
      Tab: props.onClose
    }[event.key];
    if (action !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      action();
    }
  };

  return (
    <>
      <div className="jp-ImportRun-pickerFilter">
        <div className="jp-ImportRun-input">
          <searchIcon.react tag="span" className="jp-ImportRun-icon" />
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label={props.label}
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-expanded={true}
            aria-activedescendant={
              active === -1 ? undefined : `${id}-${active}`
            }
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            placeholder={trans.__('Filter branches and tags')}
            value={query}
            onChange={event => {
              setChosen(null);
              props.onQuery(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      <div
        // The field keeps the focus.
        onMouseDown={event => {
          event.preventDefault();
        }}
      >
        <WindowedRows
          id={`${id}-list`}
          role="listbox"
          aria-label={props.label}
          count={items.length}
          rowHeight={ROW_HEIGHT}
          maxHeight={props.maxHeight}
          activeIndex={active === -1 ? undefined : active}
        >
          {index => (
            <BranchLine
              key={items[index].key}
              id={`${id}-${index}`}
              item={items[index]}
              isActive={index === active}
              position={options.indexOf(index) + 1}
              size={options.length}
              here={props.here}
              query={query}
              now={props.now}
              trans={trans}
              onClick={() => {
                onPick(items[index]);
              }}
            />
          )}
        </WindowedRows>
      </div>
      <div className="jp-ImportRun-pickerNote" role="status">
        {props.isLoading ? trans.__('Looking for branches…') : props.note}
      </div>
    </>
  );
}

/** The line that Enter takes: the one moved to, else where one is, else the first. */
function activeOf(
  items: readonly BranchItem[],
  options: readonly number[],
  chosen: string | null,
  query: string
): number {
  const find = (is: (item: BranchItem) => boolean) =>
    options.find(index => is(items[index]));
  return (
    (chosen === null ? undefined : find(({ key }) => key === chosen)) ??
    (query === ''
      ? find(item => item.kind === 'branch' && item.branch.current)
      : undefined) ??
    options[0] ??
    -1
  );
}
