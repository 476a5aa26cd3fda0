import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Choice } from '../Choice';

export interface IRepeatFieldProps {
  /** Null: it is published only when asked for. */
  minutes: number | null;
  trans: TranslationBundle;
  onMinutes: (minutes: number | null) => void;
}

const FIRST_MINUTES = 15;
const MINUTES = [1, 5, FIRST_MINUTES, 60, 24 * 60];

/** Whether a file is published again once it was saved, and how often at most. */
export function RepeatField(props: IRepeatFieldProps): React.JSX.Element {
  const { minutes, onMinutes, trans } = props;
  const label = trans.__('How often at most');
  const known = minutes === null || MINUTES.includes(minutes) ? [] : [minutes];
  return (
    <>
      <Choice
        type="checkbox"
        label={trans.__('Again after each save')}
        hint={trans.__(
          'While it is open here. Stop it under Saved repositories'
        )}
        isChecked={minutes !== null}
        onChange={isRepeated => {
          onMinutes(isRepeated ? FIRST_MINUTES : null);
        }}
      />
      {minutes !== null && (
        <div className="jp-ImportRun-indented">
          <HTMLSelect
            className="jp-ImportRun-select"
            aria-label={label}
            title={label}
            value={String(minutes)}
            options={[...MINUTES, ...known].map(each => ({
              label: minutesText(each, trans),
              value: String(each)
            }))}
            onChange={event => {
              onMinutes(Number(event.target.value));
            }}
          />
        </div>
      )}
    </>
  );
}

/** `at most every 15 minutes`. */
export function minutesText(minutes: number, trans: TranslationBundle): string {
  return minutes % (24 * 60) === 0
    ? trans._n('at most once a day', 'at most every %1 days', minutes / 1440)
    : minutes % 60 === 0
      ? trans._n('at most once an hour', 'at most every %1 hours', minutes / 60)
      : trans._n('at most once a minute', 'at most every %1 minutes', minutes);
}
