import type { TranslationBundle } from '@jupyterlab/translation';
import { notebookIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Source } from '../api/_schema';
import { repositoryIcon } from '../icons';
import { visibleText } from '../text/format';
import { placeOf, shortRef } from '../text/sourceText';

export interface IFoundProps {
  source: Source;
  trans: TranslationBundle;
}

/** What a URL means: the name, and where it comes from. */
export function Found({ source, trans }: IFoundProps): React.JSX.Element {
  const [Icon, kind] =
    source.kind === 'notebook'
      ? [notebookIcon, trans.__('Notebook')]
      : [repositoryIcon, trans.__('Repository')];
  const name = visibleText(source.suggested_name);
  const place = visibleText(
    [placeOf(source), source.ref && shortRef(source.ref)]
      .filter(Boolean)
      .join(' · ')
  );
  return (
    <div className="jp-ImportRun-found">
      <Icon.react tag="span" className="jp-ImportRun-icon" />
      <span className="jp-ImportRun-heard">{kind}</span>
      <div className="jp-ImportRun-grow">
        <div className="jp-ImportRun-cut jp-ImportRun-foundName" title={name}>
          {name}
        </div>
        <div className="jp-ImportRun-cut jp-ImportRun-small" title={place}>
          {place}
        </div>
      </div>
    </div>
  );
}
