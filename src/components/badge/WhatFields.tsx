import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { IHere } from '../../model/badge/here';
import type { IUrlState } from '../../model/urlModel';
import { visibleText } from '../../text/format';
import { addressOf } from '../../text/sourceText';
import { TextField } from '../TextField';

export interface IWhatFieldsProps {
  id: string;
  here: IHere | null;
  isHere: boolean;
  /** The address that readers import, once it is known. */
  source: string | null;
  url: IUrlState;
  trans: TranslationBundle;
  onHere: (isHere: boolean) => void;
  onUrl: (text: string) => void;
}

/** What the link is for: what was pointed at, or a URL. */
export function WhatFields(props: IWhatFieldsProps): React.JSX.Element {
  const { here, id, isHere, source, trans } = props;
  return (
    <>
      {here !== null && (
        <>
          <label htmlFor={`${id}-what`}>{trans.__('Imports')}</label>
          <HTMLSelect
            id={`${id}-what`}
            className="jp-ImportRun-select"
            value={isHere ? 'here' : 'url'}
            options={[
              {
                label: visibleText((here.folder ?? here.path) || '/'),
                value: 'here'
              },
              { label: trans.__('A URL'), value: 'url' }
            ]}
            onChange={({ target: { value } }) => {
              props.onHere(value === 'here');
            }}
          />
        </>
      )}
      {isHere && source !== null && (
        <div className="jp-ImportRun-help jp-ImportRun-small">
          {visibleText(addressOf(source))}
        </div>
      )}
      {!isHere && (
        <TextField
          id={`${id}-url`}
          label={trans.__('URL')}
          text={props.url.text}
          placeholder={trans.__('URL of a notebook or repository')}
          inputMode="url"
          trans={trans}
          onText={props.onUrl}
        />
      )}
    </>
  );
}
