import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon, HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type {
  NotebookChoice,
  ServerInfo,
  Source,
  StorageLocation
} from '../api/_schema';
import type { IErrorText } from '../errorText';
import { visibleText } from '../format';
import type { History } from '../model/settings';
import { fullness } from '../model/space';
import { shortRef } from '../sourceText';
import { IconButton, LinkButton } from './Buttons';
import { Choice, ChoiceGroup } from './Choice';
import { RefField } from './RefField';
import { SpaceBar } from './SpaceBar';
import { TextInput } from './TextInput';

export interface IDetailsProps {
  source: Source;
  /** What will be imported: the notebook alone, or a repository. */
  kind: Source['kind'];
  hasRepository: boolean;
  withRepository: boolean;
  /** The chosen ref, or null for the URL's own. */
  chosenRef: string | null;
  choice: string | null;
  history: History;
  submodules: boolean;
  folder: string;
  name: string;
  takenName: string | null;
  storage: StorageLocation | null;
  info: ServerInfo | null;
  isProbing: boolean;
  probeError: IErrorText | null;
  trans: TranslationBundle;
  onWithRepository: (withRepository: boolean) => void;
  onRef: (ref: string) => void;
  onChoice: (url: string) => void;
  onHistory: (history: History) => void;
  onSubmodules: (submodules: boolean) => void;
  onFolder: (folder: string) => void;
  onChooseFolder: () => void;
  onName: (name: string) => void;
  onOpenTaken: () => void;
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
      <DestinationFields id={id} {...props} />
      {isRepository && <RepositoryFields id={id} {...props} />}
    </div>
  );
}

interface IPartProps extends IDetailsProps {
  id: string;
}

/** Which notebook of a page with several. */
function NotebookField(
  props: IPartProps & { choices: readonly NotebookChoice[] }
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

/** Storage location, folder with its free space, and name. */
function DestinationFields(props: IPartProps): React.JSX.Element {
  const { id, info, storage, takenName, trans } = props;
  const locations = info?.storage_locations ?? [];
  return (
    <>
      {locations.length > 1 && (
        <>
          <label htmlFor={`${id}-storage`}>{trans.__('Storage')}</label>
          <HTMLSelect
            id={`${id}-storage`}
            className="jp-ImportRun-select"
            value={storage?.path ?? ''}
            options={locations.map(location => ({
              label: storageLabel(location, trans),
              value: location.path
            }))}
            onChange={event => {
              props.onFolder(event.target.value);
            }}
          />
        </>
      )}
      <label htmlFor={`${id}-folder`}>{trans.__('Folder')}</label>
      <div className="jp-ImportRun-input">
        <TextInput
          id={`${id}-folder`}
          placeholder="/"
          text={props.folder}
          onCommit={props.onFolder}
        />
        <IconButton
          icon={folderIcon}
          label={trans.__('Choose Folder…')}
          onClick={props.onChooseFolder}
        />
      </div>
      {storage !== null && (
        <SpaceBar
          storage={storage}
          minFreeBytes={info?.limits.min_free_bytes ?? 0}
          trans={trans}
        />
      )}
      <label htmlFor={`${id}-name`}>{trans.__('Name')}</label>
      <div className="jp-ImportRun-input">
        <TextInput
          id={`${id}-name`}
          describedBy={takenName === null ? undefined : `${id}-taken`}
          text={props.name}
          onCommit={props.onName}
        />
      </div>
      {takenName !== null && (
        <div
          id={`${id}-taken`}
          className="jp-ImportRun-help jp-ImportRun-small jp-ImportRun-taken"
        >
          <span className="jp-ImportRun-cut" title={visibleText(takenName)}>
            {trans.__('%1 is there already.', visibleText(takenName))}
          </span>
          <LinkButton label={trans.__('Open It')} onClick={props.onOpenTaken} />
        </div>
      )}
    </>
  );
}

/** What only repositories have. */
function RepositoryFields(props: IPartProps): React.JSX.Element {
  const { id, trans } = props;
  return (
    <>
      <label htmlFor={`${id}-history`}>{trans.__('History')}</label>
      <HTMLSelect
        id={`${id}-history`}
        className="jp-ImportRun-select"
        value={props.history}
        options={[
          { label: trans.__('Files now, history after'), value: 'fast' },
          { label: trans.__('Everything at once'), value: 'full' },
          { label: trans.__('Newest state only'), value: 'none' }
        ]}
        onChange={event => {
          props.onHistory(event.target.value as History);
        }}
      />
      <div className="jp-mod-full">
        <Choice
          type="checkbox"
          label={trans.__('With submodules')}
          isChecked={props.submodules}
          onChange={props.onSubmodules}
        />
      </div>
    </>
  );
}

function storageLabel(
  location: StorageLocation,
  trans: TranslationBundle
): string {
  const full = fullness(location);
  return full === null
    ? location.label
    : trans.__('%1 · %2 % full', location.label, full);
}
