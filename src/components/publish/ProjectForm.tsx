import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import type { INewProject } from '../../model/publish/newProject';
import { accountTitle } from '../../text/accountText';
import { Choice } from '../Choice';
import { TextField } from '../TextField';

/** Its place in the list; no account has this id. */
const CODECOMMIT = 'codecommit:';

export interface IProjectFormProps {
  accounts: readonly Account[];
  /** Whether this server can make projects at AWS CodeCommit. */
  hasCodeCommit: boolean;
  project: INewProject;
  trans: TranslationBundle;
  onEdit: (patch: Partial<INewProject>) => void;
}

/** By whom, under which name, and for whom a project is made. */
export function ProjectForm(props: IProjectFormProps): React.JSX.Element {
  const { accounts, onEdit, project, trans } = props;
  const id = React.useId();
  return (
    <div className="jp-ImportRun-dialogBody">
      <p>
        {trans.__(
          'The folder becomes a repository with a first commit, and is pushed to the new project.'
        )}
      </p>
      <div className="jp-ImportRun-fields jp-mod-publish">
        <TextField
          id={`${id}-name`}
          label={trans.__('Name')}
          text={project.name}
          trans={trans}
          onText={name => {
            onEdit({ name });
          }}
        />
        <label htmlFor={`${id}-account`}>{trans.__('Account')}</label>
        <HTMLSelect
          id={`${id}-account`}
          className="jp-ImportRun-select"
          value={project.account ?? CODECOMMIT}
          options={[
            ...accounts.map(account => ({
              label: accountTitle(account, trans),
              value: account.id
            })),
            ...(props.hasCodeCommit
              ? [{ label: trans.__('AWS CodeCommit'), value: CODECOMMIT }]
              : [])
          ]}
          onChange={event => {
            const { value } = event.target;
            onEdit({ account: value === CODECOMMIT ? null : value });
          }}
        />
        {accounts.length === 0 && (
          <div className="jp-ImportRun-help jp-ImportRun-small">
            {trans.__('Others are here once they are connected in the panel')}
          </div>
        )}
        {project.account === null && <AwsFields {...props} id={id} />}
        <TextField
          id={`${id}-description`}
          label={trans.__('About')}
          text={project.description}
          placeholder={trans.__('What it is for')}
          isProse
          trans={trans}
          onText={description => {
            onEdit({ description });
          }}
        />
        {project.account !== null && (
          <div className="jp-mod-full">
            <Choice
              type="checkbox"
              label={trans.__('Private')}
              hint={trans.__('Only those whom you let in see it')}
              isChecked={project.isPrivate}
              onChange={isPrivate => {
                onEdit({ isPrivate });
              }}
            />
          </div>
        )}
      </div>
    </div>
  );
}

/** Where and as whom AWS is asked. Who sees a project there is for its own rules to say. */
function AwsFields(
  props: IProjectFormProps & { id: string }
): React.JSX.Element {
  const { id, onEdit, project, trans } = props;
  const asConfigured = trans.__('As the AWS tools here have it');
  return (
    <>
      <TextField
        id={`${id}-region`}
        label={trans.__('Region')}
        text={project.region}
        placeholder={asConfigured}
        trans={trans}
        onText={region => {
          onEdit({ region });
        }}
      />
      <TextField
        id={`${id}-profile`}
        label={trans.__('Profile')}
        text={project.profile}
        placeholder={asConfigured}
        trans={trans}
        onText={profile => {
          onEdit({ profile });
        }}
      />
    </>
  );
}
