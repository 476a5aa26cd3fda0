import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RepositorySummary } from '../../api/_schema';
import { Notice } from './Notice';

export interface IOfferNoticeProps {
  repository: RepositorySummary;
  trans: TranslationBundle;
}

/** What the administrator has decided of a repository that is here. */
export function OfferNotice(
  props: IOfferNoticeProps
): React.JSX.Element | null {
  const { repository, trans } = props;
  const { allowed, no_longer_offered: isWithdrawn } = repository;
  if (!allowed) {
    return (
      <Notice
        kind="warn"
        text={
          isWithdrawn
            ? trans.__(
                'Your administrator no longer offers this repository: it cannot be pulled or pushed. What is here stays, and you can go on with it here.'
              )
            : trans.__(
                'Your administrator decides which repositories can be used here, and this is none of them: it cannot be pulled or pushed. What is here stays.'
              )
        }
      />
    );
  }
  return isWithdrawn ? (
    <Notice
      kind="info"
      text={trans.__(
        'Your administrator no longer offers this repository. What is here stays.'
      )}
    />
  ) : null;
}
