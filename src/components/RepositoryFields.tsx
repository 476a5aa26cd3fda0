import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { History } from '../model/settings';
import { Choice } from './Choice';
import { HistoryField } from './HistoryField';

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
      <HistoryField
        id={`${id}-history`}
        history={props.history}
        trans={trans}
        onHistory={props.onHistory}
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
