import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { visibleText } from '../text/format';

export interface ITrustProps {
  /** Who wrote the code, and where it is from. */
  owner: string | null;
  host: string | null;
  trans: TranslationBundle;
}

/** Whom to trust: by name where one is known, else only from where it is. */
export function Trust({ host, owner, trans }: ITrustProps): React.JSX.Element {
  const whom = owner ?? host;
  if (whom === null) {
    return <>{trans.__('Its code can do here whatever you can do.')}</>;
  }
  const [before, after] = (
    owner !== null && host !== null
      ? trans.__(
          'The code was written by others. Run it only if you trust <whom> on %1.',
          visibleText(host)
        )
      : trans.__(
          'Its code can do here whatever you can do. Run it only if you trust what comes from <whom>.'
        )
  ).split('<whom>');
  return (
    <>
      {before}
      <b>{visibleText(whom)}</b>
      {after}
    </>
  );
}
