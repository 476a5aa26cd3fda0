import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { repositoryIcon } from '../icons';
import { ListOption } from './ListOption';

/** A repository that a word in the URL's field may mean. */
export interface ICompletion {
  key: string;
  name: React.ReactNode;
  /** What tells it from others of that name. */
  line: React.ReactNode;
  title: string;
  onPick: () => void;
}

/** Those that are known from one place. */
export interface ICompletionGroup {
  label: string;
  /** Whether the label is drawn; it is read out anyway. */
  isHeaded: boolean;
  completions: readonly ICompletion[];
}

export interface ICompletionPopupProps {
  /** The id of the list; its options are called by it and their number. */
  id: string;
  groups: readonly ICompletionGroup[];
  /** The number of the option that Enter takes. */
  active: number;
  trans: TranslationBundle;
}

/** What a word may mean, below the field that it is in. */
export function CompletionPopup(
  props: ICompletionPopupProps
): React.JSX.Element {
  const { active, groups, id, trans } = props;
  let number = 0;
  return (
    <div
      className="jp-ImportRun-popup jp-mod-projects"
      id={id}
      role="listbox"
      aria-label={trans.__('Your repositories')}
      // The field keeps the focus.
      onMouseDown={event => {
        event.preventDefault();
      }}
    >
      {groups.map(({ completions, isHeaded, label }, at) => (
        <div
          key={at}
          className="jp-ImportRun-completions"
          role="group"
          aria-label={label}
        >
          {isHeaded && (
            <div className="jp-ImportRun-popupGroup" role="presentation">
              {label}
            </div>
          )}
          {completions.map(completion => {
            const index = number++;
            return (
              <ListOption
                key={completion.key}
                id={`${id}-${index}`}
                className="jp-ImportRun-project"
                isActive={index === active}
                title={completion.title}
                onClick={completion.onPick}
              >
                <repositoryIcon.react
                  tag="span"
                  className="jp-ImportRun-icon"
                />
                <div className="jp-ImportRun-grow">
                  <div className="jp-ImportRun-cut">{completion.name}</div>
                  <div className="jp-ImportRun-small jp-ImportRun-cut">
                    {completion.line}
                  </div>
                </div>
              </ListOption>
            );
          })}
        </div>
      ))}
    </div>
  );
}
