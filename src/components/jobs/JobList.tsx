import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IActivityRow } from '../../model/activity';
import { JobRow } from './JobRow';
import type { IJobRowActions } from './jobRowProps';

export interface IJobListProps {
  rows: readonly IActivityRow[];
  now: number;
  trans: TranslationBundle;
  actions: IJobRowActions;
}

/** What goes on and what has just ended. */
export function JobList(props: IJobListProps): React.JSX.Element {
  const { actions, now, rows, trans } = props;
  return (
    <ul className="jp-ImportRun-list" aria-label={trans.__('Activity')}>
      {rows.map(row => (
        <JobRow
          key={row.job.id}
          row={row}
          now={now}
          trans={trans}
          actions={actions}
        />
      ))}
    </ul>
  );
}
