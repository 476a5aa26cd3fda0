import type { TranslationBundle } from '@jupyterlab/translation';
import { closeIcon, ellipsesIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Job, Preset } from '../../api/_schema';
import { failedIcon, okIcon, repositoryIcon } from '../../icons';
import type { Standing } from '../../model/presets/standing';
import type { StartRole } from '../../model/presets/startRoles';
import { errorText } from '../../text/errorText';
import { formatPercent, visibleText } from '../../text/format';
import { valueText } from '../../text/jobText';
import { phaseText } from '../../text/phaseText';
import { presetLine, presetTitle, startText } from '../../text/presetText';
import { ProgressBar } from '../Bar';
import { Button, IconButton } from '../Buttons';

/** What the buttons of a row do. */
export interface IPresetRowActions {
  onCancel: (job: Job) => void;
  onConnect: (preset: Preset) => void;
  onMenu: (preset: Preset, anchor: HTMLElement) => void;
  onOpen: (path: string) => void;
}

export interface IPresetRowProps {
  preset: Preset;
  standing: Standing;
  /** How many commits its clone lacks, as far as is known. */
  behind: number;
  /** What becomes of it when a server starts. */
  role: StartRole | null;
  trans: TranslationBundle;
  actions: IPresetRowActions;
}

/** A saved repository: what it is, and whether it is here. */
export function PresetRow(props: IPresetRowProps): React.JSX.Element {
  const { actions, preset, standing, trans } = props;
  const name = visibleText(preset.name);
  const atStart = startText(props.role, trans);
  const line = [atStart, presetLine(preset)].filter(Boolean).join(' · ');
  const more = React.useRef<HTMLSpanElement>(null);
  return (
    <li className="jp-ImportRun-preset">
      <repositoryIcon.react tag="span" className="jp-ImportRun-icon" />
      <div
        className="jp-ImportRun-grow"
        title={[presetTitle(preset, trans), atStart].filter(Boolean).join('\n')}
        onDoubleClick={() => {
          if (standing.what === 'here') {
            actions.onOpen(standing.path);
          }
        }}
      >
        <div className="jp-ImportRun-cut jp-ImportRun-repoName">{name}</div>
        <div className="jp-ImportRun-small jp-ImportRun-cut">{line}</div>
        {standing.what === 'connecting' && (
          <ProgressBar
            fraction={standing.job.progress}
            label={name}
            valueText={valueText(standing.job, trans)}
            isThin
          />
        )}
      </div>
      <StandingMark {...props} name={name} />
      {standing.what === 'connecting' ? (
        <IconButton
          icon={closeIcon}
          label={trans.__('Cancel %1', name)}
          onClick={() => {
            actions.onCancel(standing.job);
          }}
        />
      ) : (
        <span ref={more}>
          <IconButton
            icon={ellipsesIcon}
            label={trans.__('More for %1', name)}
            onClick={() => {
              const button = more.current?.querySelector('button');
              if (button) {
                actions.onMenu(preset, button);
              }
            }}
          />
        </span>
      )}
      {standing.what === 'failed' && standing.job.error !== null && (
        <div className="jp-ImportRun-upkeep jp-ImportRun-small">
          <failedIcon.react tag="span" className="jp-ImportRun-icon" />
          <span>{errorText(standing.job.error, trans).sentence}</span>
        </div>
      )}
    </li>
  );
}

/** What is done with it next, or where it stands. */
function StandingMark(
  props: IPresetRowProps & { name: string }
): React.JSX.Element {
  const { actions, behind, name, preset, standing, trans } = props;
  switch (standing.what) {
    case 'connecting': {
      const { phase, progress } = standing.job;
      return (
        <span className="jp-ImportRun-small jp-ImportRun-fixed">
          {progress !== null
            ? formatPercent(progress)
            : phase === null
              ? trans.__('Waiting')
              : phaseText(phase, trans)}
        </span>
      );
    }
    case 'here':
      return behind > 0 ? (
        <span
          className="jp-ImportRun-small jp-ImportRun-fixed"
          title={trans.__('Its branch has got commits since')}
        >
          {trans._n('↓ %1 behind', '↓ %1 behind', behind)}
        </span>
      ) : (
        <span className="jp-ImportRun-here jp-ImportRun-small jp-ImportRun-fixed">
          <okIcon.react tag="span" className="jp-ImportRun-icon" />
          {trans.__('here')}
        </span>
      );
    default:
      return (
        <span className="jp-ImportRun-fixed">
          <Button
            label={
              standing.what === 'failed'
                ? trans.__('Try Again')
                : trans.__('Connect')
            }
            ariaLabel={
              standing.what === 'failed'
                ? trans.__('Try Again to Connect %1', name)
                : trans.__('Connect %1', name)
            }
            isSmall
            onClick={() => {
              actions.onConnect(preset);
            }}
          />
        </span>
      );
  }
}
