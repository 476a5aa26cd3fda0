import * as React from 'react';

import { titleOf } from '../../text/jobText';
import { createRequestText, shortCommit } from '../../text/repositoryText';
import { PageLink } from '../accounts/PageLink';
import { LinkButton } from '../Buttons';
import type { IJobRowProps } from './jobRowProps';

/** Where on its host one sees what was published, and asks for it to be merged. */
export function PublishedLinks(props: IJobRowProps): React.JSX.Element | null {
  const { actions, row, trans } = props;
  const { result } = row.job;
  if (result?.kind !== 'publish' && result?.kind !== 'create_project') {
    return null;
  }
  const request = result.kind === 'publish' ? result.merge_request_url : null;
  return (
    <div className="jp-ImportRun-links">
      {result.web_url !== null && (
        <PageLink
          label={
            result.kind === 'publish'
              ? trans.__('Commit %1', shortCommit(result.commit))
              : trans.__('Its page')
          }
          url={result.web_url}
        />
      )}
      {request !== null && (
        <PageLink label={createRequestText(request, trans)} url={request} />
      )}
      <LinkButton
        label={trans.__('Details')}
        ariaLabel={trans.__('Details of %1', titleOf(row.job))}
        onClick={() => {
          actions.onDetails(row.job);
        }}
      />
    </div>
  );
}
