import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { warningIcon } from '../../icons';
import type { IBadgeState } from '../../model/badge/badgeModel';
import {
  BADGE_FORMATS,
  badgeErrorText,
  type BadgeFormat,
  formatText,
  noteText
} from '../../text/badgeText';
import { Button, LinkButton } from '../Buttons';
import { ErrorMessage } from '../Message';
import { Tabs } from '../Tabs';
import type { IBadgeActions } from './BadgeForm';

export interface IBadgeResultProps {
  id: string;
  state: IBadgeState;
  format: BadgeFormat;
  told: string;
  trans: TranslationBundle;
  actions: IBadgeActions;
  onFormat: (format: BadgeFormat) => void;
}

/** What readers will see and what to copy; or why there is nothing. */
export function BadgeResult(props: IBadgeResultProps): React.JSX.Element {
  const { actions, format, id, state, trans } = props;
  const { made } = state;
  const problem = state.error ?? made?.problem ?? null;
  const text = made?.[format] ?? null;
  return (
    <>
      {problem !== null && (
        <ErrorMessage
          id={`${id}-problem`}
          text={badgeErrorText(problem, trans)}
        >
          <WayOn
            of={problem.data.reason}
            trans={trans}
            onVerb={actions.onVerb}
          />
        </ErrorMessage>
      )}
      {made !== null && made.notes.length > 0 && (
        <div className="jp-ImportRun-notice jp-mod-warn" role="status">
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
          <ul className="jp-ImportRun-list jp-ImportRun-badgeNotes">
            {made.notes.map(note => (
              <li key={note.code}>
                {noteText(note, trans)}{' '}
                <WayOn of={note.code} trans={trans} onVerb={actions.onVerb} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {text !== null && made?.svg != null && (
        <>
          <div className="jp-ImportRun-preview">
            <img
              alt={made.label ?? ''}
              src={`data:image/svg+xml,${encodeURIComponent(made.svg)}`}
            />
            <LinkButton
              label={trans.__('Save Picture')}
              onClick={actions.onSavePicture}
            />
          </div>
          <Tabs
            id={`${id}-as`}
            label={trans.__('Copy as')}
            tabs={BADGE_FORMATS.map(value => ({
              value,
              label: formatText(value, trans)
            }))}
            chosen={format}
            onChoose={props.onFormat}
          />
          <pre
            id={`${id}-as-panel`}
            className="jp-ImportRun-words"
            role="tabpanel"
            aria-labelledby={`${id}-as-${format}`}
            tabIndex={0}
          >
            {text.trimEnd()}
          </pre>
        </>
      )}
      <div className="jp-ImportRun-badgeEnd">
        <div className="jp-ImportRun-small" role="status">
          {props.told}
        </div>
        <div className="jp-ImportRun-buttons jp-mod-fill">
          <Button label={trans.__('Close')} onClick={actions.onClose} />
          <Button
            label={trans.__('Copy %1', formatText(format, trans))}
            isFilled
            isDisabled={text === null || state.isStale}
          />
        </div>
      </div>
    </>
  );
}

/** What would end it, by the code of a note or the reason of a problem. */
const VERBS: Readonly<Record<string, 'commit' | 'push' | undefined>> = {
  not_committed: 'commit',
  not_pushed: 'push',
  uncommitted: 'commit',
  unpushed: 'push'
};

interface IWayOnProps {
  of: string | undefined;
  trans: TranslationBundle;
  onVerb: IBadgeActions['onVerb'];
}

function WayOn(props: IWayOnProps): React.JSX.Element | null {
  const { onVerb, trans } = props;
  const verb = VERBS[props.of ?? ''];
  return verb === undefined ? null : (
    <LinkButton
      label={verb === 'push' ? trans.__('Push') : trans.__('Commit…')}
      onClick={() => {
        onVerb(verb);
      }}
    />
  );
}
