import type { TranslationBundle } from '@jupyterlab/translation';
import { lockIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Preset, StartRepositories } from '../../api/_schema';
import type { Standing } from '../../model/presets/standing';
import { roleOf } from '../../model/presets/startRoles';
import type { IErrorText } from '../../text/errorText';
import { Button } from '../Buttons';
import { ErrorMessage } from '../Message';
import { type IPresetRowActions, PresetRow } from './PresetRow';

export interface IPresetsViewProps {
  /** Null until they were read. */
  presets: readonly Preset[] | null;
  error: IErrorText | null;
  /** Whether the administrator lets people save some of their own. */
  canAdd: boolean;
  standingOf: (preset: Preset) => Standing;
  behindOf: (preset: Preset) => number;
  /** What servers open with; null until that was read. */
  start: StartRepositories | null;
  trans: TranslationBundle;
  actions: IPresetRowActions;
  onAdd: () => void;
}

/** The administrator's saved repositories, then the person's own. */
export function PresetsView(props: IPresetsViewProps): React.JSX.Element {
  const { canAdd, error, presets, trans } = props;
  const id = React.useId();
  const given = (presets ?? []).filter(({ locked }) => locked);
  const own = (presets ?? []).filter(({ locked }) => !locked);
  return (
    <>
      {error !== null && (
        <div className="jp-ImportRun-told">
          <ErrorMessage id={id} text={error} />
        </div>
      )}
      {given.length > 0 && (
        <PresetGroup
          {...props}
          label={trans.__('From your administrator')}
          isLocked
          shown={given}
        />
      )}
      {own.length > 0 && (
        <PresetGroup
          {...props}
          label={given.length > 0 ? trans.__('Yours') : null}
          shown={own}
        />
      )}
      {presets?.length === 0 && error === null && (
        <p className="jp-ImportRun-note">
          {trans.__(
            'Repositories that you come back to: saved with their branch and folder, they are one click away here, in the launcher, and on every new server.'
          )}
        </p>
      )}
      {presets?.length === 0 && canAdd && (
        <div className="jp-ImportRun-connect">
          <div className="jp-ImportRun-buttons jp-mod-fill">
            <Button
              label={trans.__('Save a Repository…')}
              onClick={props.onAdd}
            />
          </div>
        </div>
      )}
    </>
  );
}

interface IPresetGroupProps extends IPresetsViewProps {
  /** Null: there is nothing that it would have to be told from. */
  label: string | null;
  isLocked?: boolean;
  shown: readonly Preset[];
}

function PresetGroup(props: IPresetGroupProps): React.JSX.Element {
  const { label, shown, trans } = props;
  return (
    <>
      {label !== null && (
        <h4 className="jp-ImportRun-presetGroup jp-ImportRun-small">
          {props.isLocked === true && (
            <lockIcon.react tag="span" className="jp-ImportRun-icon" />
          )}
          {label}
        </h4>
      )}
      <ul
        className="jp-ImportRun-list"
        aria-label={label ?? trans.__('Saved repositories')}
      >
        {shown.map(preset => (
          <PresetRow
            key={preset.name}
            preset={preset}
            standing={props.standingOf(preset)}
            behind={props.behindOf(preset)}
            role={roleOf(props.start, preset.name)}
            trans={trans}
            actions={props.actions}
          />
        ))}
      </ul>
    </>
  );
}
