import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { type IWelcomeProps, Welcome } from '../components/Welcome';

/** The empty state of the first run. */
export class WelcomeWidget extends ReactWidget {
  constructor(private readonly _props: IWelcomeProps) {
    super();
    this.addClass('jp-ImportRun-welcome');
  }

  protected override render(): React.JSX.Element {
    return <Welcome {...this._props} />;
  }
}
