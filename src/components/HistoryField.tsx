import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { History } from '../model/settings';

export interface IHistoryFieldProps {
  id: string;
  history: History;
  trans: TranslationBundle;
  onHistory: (history: History) => void;
}

/** When the history of a repository is fetched. */
export function HistoryField(props: IHistoryFieldProps): React.JSX.Element {
  const { id, trans } = props;
  return (
    <>
      <label htmlFor={id}>{trans.__('History')}</label>
      <HTMLSelect
        id={id}
        className="jp-ImportRun-select"
        value={props.history}
        options={[
          { label: trans.__('Files now, history after'), value: 'fast' },
          { label: trans.__('Everything at once'), value: 'full' },
          { label: trans.__('Newest state only'), value: 'none' }
        ]}
        onChange={event => {
          props.onHistory(event.target.value as History);
        }}
      />
    </>
  );
}
