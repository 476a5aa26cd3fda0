import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Welcome } from '../components/Welcome';
import type { IImportRun } from '../tokens';

/** The empty state of the first run. */
export class WelcomeWidget extends ReactWidget {
  constructor(
    private readonly _importRun: IImportRun,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-ImportRun-welcome');
  }

  protected override render(): React.JSX.Element {
    return (
      <Welcome
        trans={this._trans}
        onExample={() => {
          this._importRun.importActions.pasteExample();
        }}
      />
    );
  }
}
