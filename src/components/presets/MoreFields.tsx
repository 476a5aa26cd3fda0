import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IPresetFormState } from '../../model/presets/presetForm';
import { Choice } from '../Choice';
import { HistoryField } from '../HistoryField';

export interface IMoreFieldsProps {
  state: IPresetFormState;
  trans: TranslationBundle;
  onEdit: (patch: Partial<IPresetFormState>) => void;
}

/** How much of a saved repository is fetched, and when. */
export function MoreFields(props: IMoreFieldsProps): React.JSX.Element {
  const { onEdit, state, trans } = props;
  const id = React.useId();
  return (
    <div className="jp-ImportRun-fields jp-mod-preset">
      <HistoryField
        id={`${id}-history`}
        history={state.history}
        trans={trans}
        onHistory={history => {
          onEdit({ history });
        }}
      />
      <label htmlFor={`${id}-sparse`}>{trans.__('Only')}</label>
      <div className="jp-ImportRun-input jp-mod-area">
        <textarea
          id={`${id}-sparse`}
          aria-describedby={`${id}-sparse-hint`}
          rows={2}
          spellCheck={false}
          value={state.sparse}
          onChange={event => {
            onEdit({ sparse: event.target.value });
          }}
        />
      </div>
      <div
        id={`${id}-sparse-hint`}
        className="jp-ImportRun-help jp-ImportRun-small"
      >
        {trans.__('Folders to check out, one a line. Empty: everything.')}
      </div>
      <div className="jp-mod-full">
        <Choice
          type="checkbox"
          label={trans.__('Pull when a server starts')}
          hint={trans.__('Only where nothing here would have to be merged')}
          isChecked={state.update}
          onChange={update => {
            onEdit({ update });
          }}
        />
      </div>
    </div>
  );
}
