import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { SnapshotsModel } from '../../model/repository/snapshotsModel';
import { errorText } from '../../text/errorText';
import { useModel } from '../useModel';
import { SnapshotList } from './SnapshotList';
import { SnapshotView } from './SnapshotView';

export interface IRestoreViewProps {
  model: SnapshotsModel;
  iconOf: (path: string) => LabIcon;
  trans: TranslationBundle;
}

/** The snapshots, and what is in the one that is looked into. */
export function RestoreView(props: IRestoreViewProps): React.JSX.Element {
  const { model, trans } = props;
  const { error, shown, snapshots } = useModel(model);
  if (snapshots !== null && snapshots.length === 0) {
    return (
      <p className="jp-ImportRun-dialogBody">
        {error === null
          ? trans.__(
              'There is nothing to restore yet. Before anything could be lost, it is kept here.'
            )
          : errorText(error, trans).sentence}
      </p>
    );
  }
  return (
    <div className="jp-ImportRun-panes">
      <SnapshotList
        snapshots={snapshots ?? []}
        shown={shown}
        trans={trans}
        onShow={id => {
          void model.show(id);
        }}
      />
      <SnapshotView {...props} />
    </div>
  );
}
