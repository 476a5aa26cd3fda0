import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { IBadgeChoices } from '../../model/badge/badgeChoices';
import type { IBadgeState } from '../../model/badge/badgeModel';
import type { IHere } from '../../model/badge/here';
import type { IUrlState } from '../../model/urlModel';
import { shortCommit } from '../../text/repositoryText';
import { RefField } from '../RefField';
import { FileField } from './FileField';

export interface IVersionFieldsProps {
  id: string;
  choices: IBadgeChoices;
  /** The repository, where it is here; else it is the one of the URL. */
  here: IHere | null;
  state: IBadgeState;
  url: IUrlState;
  trans: TranslationBundle;
  onEdit: (patch: Partial<IBadgeState>) => void;
  /** Branches and tags may be wanted now. */
  onRefs: () => void;
}

/** Which version of a repository readers get, and what of it is opened. */
export function VersionFields(props: IVersionFieldsProps): React.JSX.Element {
  const { choices, here, id, onEdit, state, trans, url } = props;
  const { source } = url;
  const status = here?.status ?? null;
  return (
    <>
      {status !== null && status.commit !== null && (
        <>
          <label htmlFor={`${id}-at`}>{trans.__('At')}</label>
          <HTMLSelect
            id={`${id}-at`}
            className="jp-ImportRun-select"
            value={state.at}
            options={[
              {
                label: trans.__('The newest state of a branch, or a tag'),
                value: 'branch'
              },
              {
                label: trans.__(
                  'This commit, whatever follows: %1',
                  shortCommit(status.commit)
                ),
                value: 'commit'
              }
            ]}
            onChange={({ target: { value } }) => {
              onEdit({ at: value === 'commit' ? 'commit' : 'branch' });
            }}
          />
        </>
      )}
      {state.at === 'branch' && (
        <>
          <label htmlFor={`${id}-branch`}>{trans.__('Branch')}</label>
          <RefField
            id={`${id}-branch`}
            value={state.branch}
            branches={
              here === null ? (source?.branches ?? null) : choices.branches
            }
            tags={here === null ? (source?.tags ?? null) : choices.tags}
            defaultBranch={
              here === null
                ? (source?.ref ?? source?.default_branch ?? null)
                : (status?.branch ?? null)
            }
            isLoading={here === null && url.isProbing}
            trans={trans}
            onFocus={props.onRefs}
            onChange={branch => {
              onEdit({ branch });
            }}
          />
        </>
      )}
      <label htmlFor={`${id}-open`}>{trans.__('Opens')}</label>
      <FileField
        id={`${id}-open`}
        file={state.open}
        files={choices.files}
        trans={trans}
        onFile={open => {
          onEdit({ open });
        }}
      />
    </>
  );
}
