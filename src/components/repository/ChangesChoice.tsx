import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Change } from '../../api/_schema';
import { visibleText } from '../../text/format';
import { changedFilesText } from '../../text/repositoryText';
import { LinkButton } from '../Buttons';
import { ChoiceCard } from '../ChoiceCard';
import { ChangeNames } from './ChangeNames';

export type WhatOfChanges = 'bring' | 'leave';

export interface IChangesChoiceProps {
  /** The branch that is left; null where none is checked out. */
  branch: string | null;
  target: string;
  changes: readonly Change[];
  total: number;
  chosen: WhatOfChanges;
  trans: TranslationBundle;
  onChoose: (chosen: WhatOfChanges) => void;
}

/** What becomes of changes when another branch is checked out. */
export function ChangesChoice(props: IChangesChoiceProps): React.JSX.Element {
  const { chosen, total, trans } = props;
  const [isShown, setShown] = React.useState(false);
  const id = React.useId();
  const here =
    props.branch === null ? trans.__('this commit') : visibleText(props.branch);
  const target = visibleText(props.target);
  const option = (value: WhatOfChanges, label: string, hint: string) => (
    <ChoiceCard
      name={id}
      label={label}
      hint={hint}
      isChosen={value === chosen}
      onChoose={() => {
        props.onChoose(value);
      }}
    />
  );
  return (
    <div className="jp-ImportRun-dialogBody">
      <p id={`${id}-question`}>
        {trans.__(
          'You have %1 on %2. What should happen to them?',
          changedFilesText(total, trans),
          here
        )}
      </p>
      <div
        className="jp-ImportRun-choices"
        role="radiogroup"
        aria-labelledby={`${id}-question`}
      >
        {option(
          'leave',
          trans.__('Leave them on %1', here),
          trans.__(
            'They are kept as a snapshot and come back when you return to %1.',
            here
          )
        )}
        {option(
          'bring',
          trans.__('Bring them to %1', target),
          trans.__('Where a file differs there too, you may be asked about it.')
        )}
      </div>
      {props.changes.length > 0 && (
        <div className="jp-ImportRun-links">
          <LinkButton
            label={
              isShown
                ? trans.__('Hide the Files')
                : trans._n('Show the File', 'Show the %1 Files', total)
            }
            onClick={() => {
              setShown(!isShown);
            }}
          />
        </div>
      )}
      {isShown && (
        <ChangeNames changes={props.changes} total={total} trans={trans} />
      )}
    </div>
  );
}
