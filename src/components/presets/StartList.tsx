import type { TranslationBundle } from '@jupyterlab/translation';
import { lockIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { StartRepositories } from '../../api/_schema';
import { repositoryIcon } from '../../icons';
import { baseName } from '../../model/paths';
import { roleOf } from '../../model/presets/startRoles';
import { visibleText } from '../../text/format';
import { startText } from '../../text/presetText';
import { addressOf } from '../../text/sourceText';
import { Button } from '../Buttons';

export interface IStartListProps {
  start: StartRepositories;
  /** Those of its entries that are no saved repository: URLs, and names of what is forgotten. */
  entries: readonly string[];
  trans: TranslationBundle;
  onLeaveOut: (entry: string) => void;
}

/** What comes at start without being saved, and the way to leave it out. */
export function StartList(props: IStartListProps): React.JSX.Element | null {
  const { entries, start, trans } = props;
  const label = trans.__('At start');
  return entries.length === 0 ? null : (
    <>
      <h4 className="jp-ImportRun-presetGroup jp-ImportRun-small">
        {start.locked && (
          <lockIcon.react tag="span" className="jp-ImportRun-icon" />
        )}
        {label}
      </h4>
      <ul className="jp-ImportRun-list" aria-label={label}>
        {entries.map(entry => (
          <StartRow {...props} key={entry} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function StartRow(
  props: IStartListProps & { entry: string }
): React.JSX.Element {
  const { entry, start, trans } = props;
  const isUrl = entry.includes(':');
  const address = visibleText(isUrl ? addressOf(entry) : entry);
  const name = baseName(address);
  const line = [
    startText(roleOf(start, entry), trans),
    isUrl ? address : trans.__('no longer saved')
  ].join(' · ');
  return (
    <li className="jp-ImportRun-preset">
      <repositoryIcon.react tag="span" className="jp-ImportRun-icon" />
      <div className="jp-ImportRun-grow" title={`${name}\n${line}`}>
        <div className="jp-ImportRun-cut jp-ImportRun-repoName">{name}</div>
        <div className="jp-ImportRun-small jp-ImportRun-cut">{line}</div>
      </div>
      {!start.locked && (
        <span className="jp-ImportRun-fixed">
          <Button
            label={trans.__('Leave Out')}
            ariaLabel={trans.__('Leave Out %1', name)}
            isSmall
            onClick={() => {
              props.onLeaveOut(entry);
            }}
          />
        </span>
      )}
    </li>
  );
}
