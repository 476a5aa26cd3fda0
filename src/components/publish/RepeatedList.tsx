import type { TranslationBundle } from '@jupyterlab/translation';
import { fileUploadIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Publication } from '../../api/_schema';
import { baseName } from '../../model/paths';
import { formatAgo, visibleText } from '../../text/format';
import { addressOf } from '../../text/sourceText';
import { Button } from '../Buttons';
import { minutesText } from './RepeatField';

export interface IRepeatedListProps {
  publications: readonly Publication[];
  now: number;
  trans: TranslationBundle;
  onStop: (publication: Publication) => void;
}

/** What is published by itself after each save, and the way to stop that. */
export function RepeatedList(
  props: IRepeatedListProps
): React.JSX.Element | null {
  const { now, publications, trans } = props;
  const label = trans.__('Published after each save');
  return publications.length === 0 ? null : (
    <>
      <h4 className="jp-ImportRun-presetGroup jp-ImportRun-small">{label}</h4>
      <ul className="jp-ImportRun-list" aria-label={label}>
        {publications.map(publication => {
          const { choice, path, published } = publication;
          const name = visibleText(baseName(path));
          const line = [
            choice.preset ?? addressOf(choice.url ?? ''),
            minutesText(choice.minutes ?? 0, trans),
            published === null ? '' : formatAgo(published, now, trans)
          ]
            .filter(Boolean)
            .map(visibleText)
            .join(' · ');
          return (
            <li key={path} className="jp-ImportRun-preset">
              <fileUploadIcon.react tag="span" className="jp-ImportRun-icon" />
              <div
                className="jp-ImportRun-grow"
                title={`${visibleText(path)}\n${line}`}
              >
                <div className="jp-ImportRun-cut jp-ImportRun-repoName">
                  {name}
                </div>
                <div className="jp-ImportRun-small jp-ImportRun-cut">
                  {line}
                </div>
              </div>
              <span className="jp-ImportRun-fixed">
                <Button
                  label={trans.__('Stop')}
                  ariaLabel={trans.__('Stop Publishing %1', name)}
                  isSmall
                  onClick={() => {
                    props.onStop(publication);
                  }}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
