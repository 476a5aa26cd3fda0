import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { warningIcon } from '../icons';
import { Fold } from './Fold';

export interface IDetailsFoldProps {
  isOpen: boolean;
  /** The folded details in a few words. */
  summary: string;
  /** What stands in the way of an import, or null. */
  warning: string | null;
  trans: TranslationBundle;
  onOpen: (isOpen: boolean) => void;
}

/** Unfolds the details; says meanwhile what matters of them. */
export function DetailsFold(props: IDetailsFoldProps): React.JSX.Element {
  const { isOpen, summary, trans, warning } = props;
  return (
    <>
      <Fold isOpen={isOpen} label={trans.__('Details')} onOpen={props.onOpen}>
        {!isOpen && (
          <span
            className="jp-ImportRun-cut jp-ImportRun-foldSummary"
            title={summary}
          >
            {summary}
          </span>
        )}
      </Fold>
      {!isOpen && warning !== null && (
        <div className="jp-ImportRun-spaceText jp-ImportRun-small">
          <warningIcon.react tag="span" className="jp-ImportRun-icon" />
          <span>{warning}</span>
        </div>
      )}
    </>
  );
}
