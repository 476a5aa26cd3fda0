import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { okIcon, warningIcon } from '../icons';
import type { ITaken } from '../model/taken';
import { visibleText } from '../text/format';
import { LinkButton } from './Buttons';

export interface IAlreadyHereProps {
  taken: ITaken;
  isOpening: boolean;
  trans: TranslationBundle;
  onOpen: () => void;
}

/** What has the name already: perhaps the very thing, which then needs no second import. */
export function AlreadyHere(props: IAlreadyHereProps): React.JSX.Element {
  const { isOpening, taken, trans } = props;
  const name = visibleText(taken.name);
  const Icon = taken.isSame === true ? okIcon : warningIcon;
  const text =
    taken.isSame === true
      ? trans.__('%1 is here already.', name)
      : taken.isSame === null
        ? trans.__('There is a %1 already.', name)
        : trans.__('There is another %1 already.', name);
  return (
    <div className="jp-ImportRun-taken">
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-cut" title={text}>
        {text}
      </span>
      {taken.isSame !== false && (
        <LinkButton
          label={trans.__('Open It')}
          isDisabled={isOpening}
          onClick={props.onOpen}
        />
      )}
    </div>
  );
}
