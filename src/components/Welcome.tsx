import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { importRunIcon } from '../appIcons';
import { Button } from './Buttons';

export interface IWelcomeProps {
  trans: TranslationBundle;
  onConnect: () => void;
  onExample: () => void;
}

/** Teaches once, and goes away with the first import. */
export function Welcome({
  onConnect,
  onExample,
  trans
}: IWelcomeProps): React.JSX.Element {
  const steps = [
    trans.__(
      'Paste the URL of a notebook or a repository, from GitHub, GitLab or any Git server.'
    ),
    trans.__('See what it is and where it will go. Nothing is downloaded yet.'),
    trans.__('Import it, or import and run it.')
  ];
  return (
    <div className="jp-ImportRun-empty">
      <importRunIcon.react tag="div" className="jp-ImportRun-emptyIcon" />
      <h2>{trans.__('Bring a notebook in and run it')}</h2>
      <ol>
        {steps.map(step => (
          <li key={step}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <div className="jp-ImportRun-buttons">
        <Button label={trans.__('Paste an Example')} onClick={onExample} />
        <Button label={trans.__('Connect an Account…')} onClick={onConnect} />
      </div>
    </div>
  );
}
