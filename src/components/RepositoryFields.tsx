import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { History } from '../model/settings';
import { Choice } from './Choice';

export interface IRepositoryProps {
  history: History;
  submodules: boolean;
  trans: TranslationBundle;
  onHistory: (history: History) => void;
  onSubmodules: (submodules: boolean) => void;
}

/** What only repositories have. */
export function RepositoryFields(
  props: IRepositoryProps & { id: string }
): React.JSX.Element {
  const { id, trans } = props;
  return (
    <>
      <label htmlFor={`${id}-history`}>{trans.__('History')}</label>
      <HTMLSelect
        id={`${id}-history`}
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
      <div className="jp-mod-full">
        <Choice
          type="checkbox"
          label={trans.__('With submodules')}
          isChecked={props.submodules}
          onChange={props.onSubmodules}
        />
      </div>
    </>
  );
}
