import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { LinkWay } from '../../model/link/linkModel';
import { visibleText } from '../../text/format';
import { ChoiceCard } from '../ChoiceCard';

export interface ILinkHereProps {
  /** Where it is, by API paths; more than one where it was imported twice. */
  here: readonly string[];
  place: string;
  way: LinkWay;
  ways: readonly { way: LinkWay; label: string; hint: string }[];
  trans: TranslationBundle;
  onPlace: (place: string) => void;
  onWay: (way: LinkWay) => void;
}

/** What to do with what is here already. */
export function LinkHere(props: ILinkHereProps): React.JSX.Element {
  const { here, trans, way, ways } = props;
  const id = React.useId();
  return (
    <>
      {here.length > 1 && (
        <div className="jp-ImportRun-fields jp-ImportRun-linkPlaces">
          <label htmlFor={`${id}-place`}>{trans.__('Which')}</label>
          <HTMLSelect
            id={`${id}-place`}
            className="jp-ImportRun-select"
            value={props.place}
            options={here.map(path => ({
              label: visibleText(path),
              value: path
            }))}
            onChange={event => {
              props.onPlace(event.target.value);
            }}
          />
        </div>
      )}
      <div
        className="jp-ImportRun-choices"
        role="radiogroup"
        aria-label={trans.__('What to do with it')}
      >
        {ways.map(each => (
          <ChoiceCard
            key={each.way}
            name={id}
            label={each.label}
            hint={each.hint}
            isChosen={each.way === way}
            onChoose={() => {
              props.onWay(each.way);
            }}
          />
        ))}
      </div>
    </>
  );
}
