import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { IBadgeState } from '../../model/badge/badgeModel';
import type { ITarget } from '../../model/badge/targets';
import { targetText } from '../../text/badgeText';
import { TextField } from '../TextField';

export interface ITargetFieldsProps {
  id: string;
  targets: readonly ITarget[];
  state: IBadgeState;
  trans: TranslationBundle;
  onEdit: (patch: Partial<IBadgeState>) => void;
}

const EXAMPLE = 'https://hub.example.org/hub';

/** Where the link goes. */
export function TargetFields(props: ITargetFieldsProps): React.JSX.Element {
  const { id, onEdit, state, targets, trans } = props;
  return (
    <>
      <label htmlFor={`${id}-target`}>{trans.__('For')}</label>
      <HTMLSelect
        id={`${id}-target`}
        className="jp-ImportRun-select"
        value={state.target}
        options={targets.map(target => ({
          label: targetText(target, trans),
          value: target.kind
        }))}
        onChange={({ target: { value } }) => {
          const chosen = targets.find(({ kind }) => kind === value);
          onEdit({ target: chosen?.kind });
        }}
      />
      {state.target === 'other' && (
        <>
          <TextField
            id={`${id}-address`}
            label={trans.__('Address')}
            text={state.address}
            placeholder={EXAMPLE}
            inputMode="url"
            trans={trans}
            onText={address => {
              onEdit({ address });
            }}
          />
          <div className="jp-ImportRun-help jp-ImportRun-small">
            {trans.__(
              'Any page there will do. That of a hub has /hub or /user in it: everyone then opens it on their own server.'
            )}
          </div>
        </>
      )}
    </>
  );
}
