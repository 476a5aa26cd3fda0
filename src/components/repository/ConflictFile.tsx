import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import {
  type IConflict,
  type IConflictPart,
  partsOf,
  type Side,
  wholePart
} from '../../model/repository/conflicts';
import type { IFileChoice } from '../../model/repository/settlingModel';
import { formatBytes, visibleText } from '../../text/format';
import { ConflictSides } from './ConflictSides';
import { Segment } from './Segment';

export interface IConflictFileProps {
  conflict: IConflict;
  choice: IFileChoice;
  trans: TranslationBundle;
  onPart: (part: string, side: Side) => void;
  onAllParts: (side: Side) => void;
  onWhole: (side: Side | null) => void;
}

/** The places of one file that both sides changed, each with its choice. */
export function ConflictFile(props: IConflictFileProps): React.JSX.Element {
  const { choice, conflict, trans } = props;
  const parts = partsOf(conflict);
  const sides = sideOptions(trans);
  const name = visibleText(conflict.path);
  const whole = wholePart(conflict);
  const isWhole = parts.length === 0 || choice.whole !== null;
  return (
    <>
      <div className="jp-ImportRun-conflictHead">
        <h3 className="jp-ImportRun-cut" title={name}>
          {name}
        </h3>
        {parts.length > 0 && (
          <HTMLSelect
            className="jp-ImportRun-select"
            aria-label={trans.__('How to settle %1', name)}
            value={choice.whole ?? ''}
            options={[
              { label: byPartText(conflict, trans), value: '' },
              { label: trans.__('My whole file'), value: 'mine' },
              { label: trans.__('Their whole file'), value: 'theirs' },
              { label: trans.__('Both files'), value: 'both' }
            ]}
            onChange={event => {
              props.onWhole((event.target.value || null) as Side | null);
            }}
          />
        )}
        {parts.length > 1 && choice.whole === null && (
          <Segment
            label={trans.__('All places of %1', name)}
            options={sides}
            chosen={sameSide(parts, choice)}
            onChoose={props.onAllParts}
          />
        )}
        {parts.length === 0 && (
          <Segment
            label={name}
            options={sides}
            chosen={choice.whole}
            onChoose={props.onWhole}
          />
        )}
      </div>
      {isWhole && <p>{wholeText(conflict, choice, trans)}</p>}
      {parts.length === 0 && whole !== null && (
        <ConflictSides
          part={{ ...whole, deleted_by: conflict.deleted_by }}
          chosen={choice.whole}
          trans={trans}
        />
      )}
      {!isWhole &&
        parts.map((part, index) => (
          <section key={part.id} className="jp-ImportRun-conflictPart">
            <div className="jp-ImportRun-conflictHead">
              <h4>{partText(part, index, trans)}</h4>
              <span className="jp-ImportRun-grow jp-ImportRun-small">
                {whoText(part, trans)}
              </span>
              <Segment
                label={partText(part, index, trans)}
                options={sides}
                chosen={choice.parts[part.id] ?? null}
                onChoose={side => {
                  props.onPart(part.id, side);
                }}
              />
            </div>
            <ConflictSides
              part={part}
              chosen={choice.parts[part.id] ?? null}
              trans={trans}
            />
          </section>
        ))}
    </>
  );
}

function sideOptions(
  trans: TranslationBundle
): { value: Side; label: string }[] {
  return [
    { value: 'mine', label: trans.__('Mine') },
    { value: 'theirs', label: trans.__('Theirs') },
    { value: 'both', label: trans.__('Both') }
  ];
}

function byPartText(conflict: IConflict, trans: TranslationBundle): string {
  return conflict.kind === 'notebook'
    ? trans.__('Cell by cell')
    : trans.__('Place by place');
}

function sameSide(
  parts: readonly IConflictPart[],
  { parts: chosen }: IFileChoice
): Side | null {
  const first = chosen[parts[0].id] ?? null;
  return parts.every(({ id }) => chosen[id] === first) ? first : null;
}

function partText(
  { cell_type, number }: IConflictPart,
  index: number,
  trans: TranslationBundle
): string {
  if (number === null) {
    return trans.__('Place %1', index + 1);
  }
  return cell_type === null
    ? trans.__('Line %1', number)
    : trans.__('Cell %1', number);
}

function whoText(part: IConflictPart, trans: TranslationBundle): string {
  switch (part.deleted_by) {
    case 'mine':
      return trans.__('deleted by you, changed by them');
    case 'theirs':
      return trans.__('changed by you, deleted by them');
    default:
      return trans.__('changed by both');
  }
}

/** What a choice for the whole file means. */
function wholeText(
  conflict: IConflict,
  { whole }: IFileChoice,
  trans: TranslationBundle
): string {
  if (conflict.deleted_by === 'theirs') {
    return trans.__(
      'You changed this file, they deleted it. Mine keeps it, Theirs deletes it.'
    );
  }
  if (conflict.deleted_by === 'mine') {
    return trans.__(
      'You deleted this file, they changed it. Mine deletes it, Theirs brings it back.'
    );
  }
  switch (whole) {
    case 'mine':
      return trans.__('Your whole file stays; nothing of theirs comes in.');
    case 'theirs':
      return trans.__('Their whole file comes; yours is kept in a snapshot.');
    case 'both':
      return trans.__('Yours stays, theirs comes beside it as a copy.');
    default:
      return trans.__(
        'Both changed this file, and it cannot be merged. Mine has %1, theirs %2.',
        formatBytes(conflict.mine_size ?? 0),
        formatBytes(conflict.theirs_size ?? 0)
      );
  }
}
