import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import { accountTitle } from '../../text/accountText';
import type { Account } from '../../api/_schema';
import { Choice } from '../Choice';
import { TextField } from '../TextField';

/** What a new project is to be. */
export interface INewProject {
  /** The id of the one that makes it. */
  account: string;
  name: string;
  description: string;
  isPrivate: boolean;
}

export interface IProjectFormProps {
  accounts: readonly Account[];
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
          value={project.account}
          options={accounts.map(account => ({
            label: accountTitle(account, trans),
            value: account.id
          }))}
          onChange={event => {
            onEdit({ account: event.target.value });
          }}
        />
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
      </div>
    </div>
  );
}
