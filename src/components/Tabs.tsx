import * as React from 'react';

export interface ITabsProps<T extends string> {
  /** What the id of each tab begins with; the panel's is `${id}-panel`. */
  id: string;
  label: string;
  tabs: readonly ITab<T>[];
  chosen: T | null;
  onChoose: (value: T) => void;
}

export interface ITab<T extends string> {
  value: T;
  label: string;
  /** More words for those who only hear it. */
  ariaLabel?: string;
}

/** Tabs: arrows move, and what is moved to is chosen. */
export function Tabs<T extends string>(
  props: ITabsProps<T>
): React.JSX.Element {
  const { chosen, id, onChoose, tabs } = props;
  const list = React.useRef<HTMLDivElement>(null);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || chosen === null) {
      return;
    }
    event.preventDefault();
    const at = tabs.findIndex(({ value }) => value === chosen);
    const next = (at + step + tabs.length) % tabs.length;
    onChoose(tabs[next].value);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className="jp-ImportRun-tabs"
      role="tablist"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ ariaLabel, label, value }) => (
        <button
          key={value}
          id={`${id}-${value}`}
          type="button"
          role="tab"
          aria-label={ariaLabel}
          aria-selected={value === chosen}
          aria-controls={value === chosen ? `${id}-panel` : undefined}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => {
            onChoose(value);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
