import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Job, Source } from '../../api/_schema';
import { isRunning } from '../../model/jobsModel';
import { Button } from '../Buttons';
import { JobList } from '../jobs/JobList';
import type { IJobRowActions } from '../jobs/jobRowProps';
import { LiveRegion } from '../LiveRegion';
import { LinkButtons } from './LinkButtons';
import { TrustNotice } from './TrustNotice';

export interface ILinkProgressProps {
  job: Job;
  /** How far it is, for those who hear the page. */
  spoken: string;
  /** What the link is about, where that is known. */
  source: Source | null;
  now: number;
  /** Whether it brought a notebook. */
  canRun: boolean;
  suggestsRun: boolean;
  actions: IJobRowActions;
  trans: TranslationBundle;
  onBack: () => void;
  onClose: () => void;
  onOpen: (run: boolean) => void;
}

/** What goes on, and what came of it. */
export function LinkProgress(props: ILinkProgressProps): React.JSX.Element {
  const { job, trans } = props;
  return (
    <>
      <LiveRegion text={props.spoken} />
      <div className="jp-ImportRun-linkJob">
        <JobList
          rows={[{ job, child: null }]}
          now={props.now}
          actions={props.actions}
          trans={trans}
        />
      </div>
      {job.state === 'succeeded' && props.canRun && (
        <TrustNotice source={props.source} trans={trans} />
      )}
      {job.state === 'succeeded' ? (
        <LinkButtons
          leave={trans.__('Close')}
          plain={trans.__('Open')}
          run={props.canRun ? trans.__('Run') : null}
          suggestsRun={props.suggestsRun}
          onLeave={props.onClose}
          onGo={props.onOpen}
        />
      ) : isRunning(job) ? null : (
        <div className="jp-ImportRun-linkButtons">
          <Button label={trans.__('Back')} onClick={props.onBack} />
          <span className="jp-ImportRun-grow" />
          <Button label={trans.__('Close')} onClick={props.onClose} />
        </div>
      )}
    </>
  );
}
