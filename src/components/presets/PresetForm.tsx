import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Account } from '../../api/_schema';
import type { IProjectsState } from '../../model/accounts/projectsModel';
import type {
  FieldProblems,
  IPresetFormState
} from '../../model/presets/presetForm';
import { nameFrom } from '../../model/presets/presetRules';
import type { IUrlState } from '../../model/urlModel';
import { errorText } from '../../text/errorText';
import { visibleText } from '../../text/format';
import { addressOf } from '../../text/sourceText';
import { Button, IconButton } from '../Buttons';
import { FieldProblem } from '../FieldProblem';
import { Fold } from '../Fold';
import { ErrorMessage } from '../Message';
import { RefField } from '../RefField';
import { TextField } from '../TextField';
import { UrlField } from '../UrlField';
import { AccessField } from './AccessField';
import { MoreFields } from './MoreFields';

export interface IPresetFormProps {
  url: IUrlState;
  state: IPresetFormState;
  problems: FieldProblems;
  /** The address that is saved, where it is not the text in the field. */
  savedInstead: string | null;
  /** The person's projects that the text in the URL's field may be the name of. */
  completion: IProjectsState;
  /** The accounts on the host of the URL. */
  accounts: readonly Account[];
  /** Whether it has its name already, which stays. */
  isNamed: boolean;
  isComplete: boolean;
  trans: TranslationBundle;
  actions: IPresetFormActions;
}

export interface IPresetFormActions {
  onUrl: (text: string, isPaste: boolean) => void;
  onEdit: (patch: Partial<IPresetFormState>) => void;
  onChooseFolder: () => void;
  onCancel: () => void;
  onSave: () => void;
}

/** Everything that is said of a saved repository; what few people need is folded away. */
export function PresetForm(props: IPresetFormProps): React.JSX.Element {
  const { actions, isNamed, problems, state, trans, url } = props;
  const id = React.useId();
  const input = React.useRef<HTMLInputElement>(null);
  const folder = nameFrom(url.source?.repository_name ?? '') || '/';
  const isCompleting = props.completion.found.length > 0;
  const urlProblem = isCompleting ? undefined : problems.url;
  return (
    <form
      className="jp-ImportRun-signInPart"
      onSubmit={event => {
        event.preventDefault();
        actions.onSave();
      }}
    >
      <div>
        <UrlField
          text={url.text}
          errorId={urlProblem === undefined ? null : `${id}-url`}
          completion={props.completion}
          inputRef={input}
          trans={trans}
          onChange={actions.onUrl}
          onEnter={actions.onSave}
        />
        {urlProblem !== undefined && (
          <ErrorMessage id={`${id}-url`} text={errorText(urlProblem, trans)} />
        )}
        <div role="status" className="jp-ImportRun-small">
          {props.savedInstead !== null &&
            trans.__(
              'Its repository is saved: %1',
              visibleText(addressOf(props.savedInstead))
            )}
        </div>
      </div>
      <div className="jp-ImportRun-fields jp-mod-preset">
        <TextField
          id={`${id}-name`}
          label={trans.__('Name')}
          text={state.name}
          problem={problems.name}
          isDisabled={isNamed}
          trans={trans}
          onText={name => {
            actions.onEdit({ name });
          }}
        />
        <label htmlFor={`${id}-branch`}>{trans.__('Branch')}</label>
        <RefField
          id={`${id}-branch`}
          value={state.branch}
          branches={url.source?.branches ?? null}
          tags={url.source?.tags ?? null}
          defaultBranch={url.source?.default_branch ?? null}
          isLoading={url.isProbing}
          trans={trans}
          onChange={branch => {
            actions.onEdit({ branch });
          }}
        />
        <FieldProblem
          id={`${id}-branch-problem`}
          problem={problems.branch ?? url.probeError ?? undefined}
          trans={trans}
        />
        <TextField
          id={`${id}-folder`}
          label={trans.__('Folder')}
          text={state.folder}
          placeholder={folder}
          problem={problems.folder}
          trans={trans}
          onText={text => {
            actions.onEdit({ folder: text });
          }}
        >
          <IconButton
            icon={folderIcon}
            label={trans.__('Choose Folder…')}
            onClick={actions.onChooseFolder}
          />
        </TextField>
        <AccessField
          id={`${id}-access`}
          accounts={props.accounts}
          state={state}
          problem={problems.secret}
          trans={trans}
          onEdit={actions.onEdit}
        />
        <TextField
          id={`${id}-description`}
          label={trans.__('About')}
          text={state.description}
          placeholder={trans.__('What it is for')}
          isProse
          most={1000}
          trans={trans}
          onText={description => {
            actions.onEdit({ description });
          }}
        />
      </div>
      <Fold
        isOpen={state.isOpen}
        label={trans.__('History and parts')}
        onOpen={isOpen => {
          actions.onEdit({ isOpen });
        }}
      />
      {state.isOpen && (
        <MoreFields state={state} trans={trans} onEdit={actions.onEdit} />
      )}
      {state.refusal !== null && (
        <ErrorMessage
          id={`${id}-refusal`}
          text={errorText(state.refusal, trans)}
        />
      )}
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
        <Button
          label={trans.__('Save')}
          isFilled
          isDisabled={!props.isComplete || state.isSaving}
        />
      </div>
    </form>
  );
}
