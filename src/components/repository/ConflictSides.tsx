import type { TranslationBundle } from '@jupyterlab/translation';
import { userIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { branchIcon } from '../../icons';
import {
  compare,
  type IConflictPart,
  type IPiece,
  type Side
} from '../../model/repository/conflicts';
import { visibleText } from '../../text/format';
import { classes } from '../classes';

export interface IConflictSidesProps {
  part: IConflictPart;
  chosen: Side | null;
  trans: TranslationBundle;
}

/** Mine and theirs side by side, with what differs marked. */
export function ConflictSides(props: IConflictSidesProps): React.JSX.Element {
  const { chosen, part, trans } = props;
  const [mine, theirs] = React.useMemo(
    () => compare(part.mine, part.theirs),
    [part]
  );
  return (
    <div className="jp-ImportRun-sides">
      <SideBox
        icon={userIcon}
        label={trans.__('Mine')}
        pieces={mine}
        isGone={part.deleted_by === 'mine'}
        isKept={chosen === 'mine' || chosen === 'both'}
        trans={trans}
      />
      <SideBox
        icon={branchIcon}
        label={trans.__('Theirs')}
        pieces={theirs}
        isGone={part.deleted_by === 'theirs'}
        isKept={chosen === 'theirs' || chosen === 'both'}
        trans={trans}
      />
    </div>
  );
}

interface ISideBoxProps {
  icon: typeof userIcon;
  label: string;
  pieces: readonly IPiece[];
  isGone: boolean;
  isKept: boolean;
  trans: TranslationBundle;
}

function SideBox(props: ISideBoxProps): React.JSX.Element {
  const { icon: Icon, label, pieces, trans } = props;
  return (
    <section
      className={classes('jp-ImportRun-side', props.isKept && 'jp-mod-chosen')}
      aria-label={label}
    >
      <header>
        <Icon.react tag="span" className="jp-ImportRun-icon" />
        {label}
      </header>
      {props.isGone ? (
        <p>{trans.__('It is gone here.')}</p>
      ) : (
        <pre tabIndex={0}>
          {pieces.map((piece, index) =>
            piece.isOwn ? (
              <mark key={index}>{lines(piece.text)}</mark>
            ) : (
              <React.Fragment key={index}>{lines(piece.text)}</React.Fragment>
            )
          )}
        </pre>
      )}
    </section>
  );
}

function lines(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}
