import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBadgeChoices } from '../../model/badge/badgeChoices';
import type { IBadgeState } from '../../model/badge/badgeModel';
import type { IHere } from '../../model/badge/here';
import type { ITarget } from '../../model/badge/targets';
import type { IUrlState } from '../../model/urlModel';
import type { BadgeFormat } from '../../text/badgeText';
import { Choice } from '../Choice';
import { BadgeResult } from './BadgeResult';
import { TargetFields } from './TargetFields';
import { VersionFields } from './VersionFields';
import { WhatFields } from './WhatFields';

export interface IBadgeFormProps {
  here: IHere | null;
  targets: readonly ITarget[];
  choices: IBadgeChoices;
  url: IUrlState;
  state: IBadgeState;
  /** Whether a version and a file can be chosen. */
  isRepository: boolean;
  /** What became of the last thing that was done, in words. */
  told: string;
  trans: TranslationBundle;
  actions: IBadgeActions;
}

export interface IBadgeActions {
  onUrl: (text: string) => void;
  onEdit: (patch: Partial<IBadgeState>) => void;
  /** Branches and tags may be wanted now. */
  onRefs: () => void;
  /** Do with the repository what readers would have to wait for. */
  onVerb: (verb: 'commit' | 'push') => void;
  onCopy: (format: BadgeFormat) => void;
  onSavePicture: () => void;
  onClose: () => void;
}

/** What a badge or link is for, where it goes, and what comes of that. Enter copies it. */
export function BadgeForm(props: IBadgeFormProps): React.JSX.Element {
  const { actions, here, state, trans } = props;
  const [format, setFormat] = React.useState<BadgeFormat>('markdown');
  const id = React.useId();
  return (
    <form
      className="jp-ImportRun-signInPart"
      onSubmit={event => {
        event.preventDefault();
        actions.onCopy(format);
      }}
    >
      <div className="jp-ImportRun-fields jp-mod-badge">
        <WhatFields
          id={id}
          here={here}
          isHere={state.isHere}
          source={state.made?.source ?? null}
          url={props.url}
          trans={trans}
          onHere={isHere => {
            actions.onEdit({ isHere });
          }}
          onUrl={actions.onUrl}
        />
        {props.isRepository && (
          <VersionFields
            id={id}
            choices={props.choices}
            here={state.isHere ? here : null}
            state={state}
            url={props.url}
            trans={trans}
            onEdit={actions.onEdit}
            onRefs={actions.onRefs}
          />
        )}
        <TargetFields
          id={id}
          targets={props.targets}
          state={state}
          trans={trans}
          onEdit={actions.onEdit}
        />
        <div className="jp-mod-full">
          <Choice
            type="checkbox"
            label={trans.__('Suggest to run it')}
            hint={trans.__('Readers are still asked')}
            isChecked={state.run}
            onChange={run => {
              actions.onEdit({ run });
            }}
          />
        </div>
      </div>
      <BadgeResult
        id={id}
        state={state}
        format={format}
        told={props.told}
        trans={trans}
        actions={actions}
        onFormat={setFormat}
      />
    </form>
  );
}
