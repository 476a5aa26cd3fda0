import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Source } from '../../api/_schema';
import { warningIcon } from '../../icons';
import { Trust } from '../Trust';

export interface ITrustNoticeProps {
  source: Source | null;
  trans: TranslationBundle;
}

/** Whose code it is that would run. */
export function TrustNotice(props: ITrustNoticeProps): React.JSX.Element {
  const { source, trans } = props;
  return (
    <div className="jp-ImportRun-notice jp-mod-warn">
      <warningIcon.react tag="span" className="jp-ImportRun-icon" />
      <div>
        <Trust
          owner={source?.owner ?? null}
          host={source?.host ?? null}
          trans={trans}
        />
      </div>
    </div>
  );
}
