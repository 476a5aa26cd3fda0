import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account, NotebookChoice, Source } from '../api/_schema';
import type { IErrorText } from '../text/errorText';
import { visibleText } from '../text/format';
import { shortRef } from '../text/sourceText';
import { AccountField } from './accounts/AccountField';
import { Choice, ChoiceGroup } from './Choice';
import { DestinationFields, type IDestinationProps } from './DestinationFields';
import { RefField } from './RefField';
import { type IRepositoryProps, RepositoryFields } from './RepositoryFields';

export interface IDetailsProps extends IDestinationProps, IRepositoryProps {
  source: Source;
  /** What will be imported: the notebook alone, or a repository. */
  kind: Source['kind'];
  hasRepository: boolean;
  withRepository: boolean;
  /** The chosen ref, or null for the URL's own. */
  chosenRef: string | null;
  choice: string | null;
  /** The accounts on the host of the source, and the chosen one. */
  accounts: readonly Account[];
  account: string | null;
  isProbing: boolean;
  probeError: IErrorText | null;
  onWithRepository: (withRepository: boolean) => void;
  onRef: (ref: string) => void;
  onChoice: (url: string) => void;
  onAccount: (id: string) => void;
}

/** What is seldom changed, folded away until it is wanted. */
export function Details(props: IDetailsProps): React.JSX.Element {
  const { source, trans } = props;
  const id = React.useId();
  const isRepository = props.kind === 'repository';
  return (
    <div className="jp-ImportRun-fields">
      {source.kind === 'notebook' && props.hasRepository && (
        <ChoiceGroup label={trans.__('What to import')}>
          <Choice
            type="radio"
            name={`${id}-what`}
            label={trans.__('Only this notebook')}
            isChecked={!props.withRepository}
            onChange={() => {
              props.onWithRepository(false);
            }}
          />
          <Choice
            type="radio"
            name={`${id}-what`}
            label={trans.__('With its repository')}
            hint={trans.__('The data and modules beside it come too')}
            isChecked={props.withRepository}
            onChange={() => {
              props.onWithRepository(true);
            }}
          />
        </ChoiceGroup>
      )}
      {!isRepository && source.choices.length > 1 && (
        <NotebookField id={id} choices={source.choices} {...props} />
      )}
      {isRepository && (
        <>
          <label htmlFor={`${id}-ref`}>{trans.__('Branch')}</label>
          <RefField
            id={`${id}-ref`}
            value={
              props.chosenRef ??
              (source.ref === null ? '' : shortRef(source.ref))
            }
            branches={source.branches}
            tags={source.tags}
            defaultBranch={source.default_branch}
            isLoading={props.isProbing}
            trans={trans}
            onChange={props.onRef}
          />
        </>
      )}
      {props.probeError !== null && (
        <div className="jp-ImportRun-help jp-ImportRun-small">
          {props.probeError.sentence}
        </div>
      )}
      <AccountField id={id} {...props} />
      <DestinationFields id={id} {...props} />
      {isRepository && <RepositoryFields id={id} {...props} />}
    </div>
  );
}

/** Which notebook of a page with several. */
function NotebookField(
  props: IDetailsProps & { id: string; choices: readonly NotebookChoice[] }
): React.JSX.Element {
  const { choices, id, trans } = props;
  return (
    <>
      <label htmlFor={`${id}-choice`}>{trans.__('Notebook')}</label>
      <HTMLSelect
        id={`${id}-choice`}
        className="jp-ImportRun-select"
        value={props.choice ?? choices[0].url}
        options={choices.map(item => ({
          label: visibleText(item.name),
          value: item.url
        }))}
        onChange={event => {
          props.onChoice(event.target.value);
        }}
      />
    </>
  );
}
