import * as React from 'react';

import { isNotebook } from '../../model/paths';
import { titleOf } from '../../text/jobText';
import { LinkButton } from '../Buttons';
import type { IJobRowProps } from './jobRowProps';

export interface IResultLinksProps extends IJobRowProps {
  /** What the job brought to open. */
  openPath: string;
}

/** What can be done with the result of a job. */
export function ResultLinks(props: IResultLinksProps): React.JSX.Element {
  const { actions, openPath, row, trans } = props;
  const { job } = row;
  const title = titleOf(job);
  return (
    <div className="jp-ImportRun-links">
      <LinkButton
        label={trans.__('Open')}
        ariaLabel={trans.__('Open %1', title)}
        onClick={() => {
          actions.onOpen(job);
        }}
      />
      {isNotebook(openPath) && (
        <LinkButton
          label={trans.__('Run…')}
          ariaLabel={trans.__('Run %1…', title)}
          onClick={() => {
            actions.onLaunch(job);
          }}
        />
      )}
      <LinkButton
        label={trans.__('Show in Files')}
        ariaLabel={trans.__('Show %1 in Files', title)}
        onClick={() => {
          actions.onReveal(job);
        }}
      />
      <LinkButton
        label={trans.__('Details')}
        ariaLabel={trans.__('Details of %1', title)}
        onClick={() => {
          actions.onDetails(job);
        }}
      />
    </div>
  );
}
