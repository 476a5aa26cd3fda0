import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Preset } from '../../api/_schema';
import { baseName } from '../../model/paths';
import type {
  IPublished,
  IPublishFormState
} from '../../model/publish/publishForm';
import type { IUrlState } from '../../model/urlModel';
import { errorText } from '../../text/errorText';
import { visibleText } from '../../text/format';
import { presetLine } from '../../text/presetText';
import { Button } from '../Buttons';
import { Choice } from '../Choice';
import { ErrorMessage } from '../Message';
import { RefField } from '../RefField';
import { TextField } from '../TextField';
import { RepeatField } from './RepeatField';

export interface IPublishFormProps {
  what: IPublished;
  /** Those that can be published to. */
  presets: readonly Preset[];
  /** Whether any other address will do as well. */
  canUseUrl: boolean;
  url: IUrlState;
  state: IPublishFormState;
  branchError: ReturnType<typeof errorText> | null;
  isComplete: boolean;
  trans: TranslationBundle;
  actions: IPublishFormActions;
}

export interface IPublishFormActions {
  onUrl: (text: string, isPaste: boolean) => void;
  onEdit: (patch: Partial<IPublishFormState>) => void;
  onCancel: () => void;
  onPublish: () => void;
}

const URL_CHOICE = '';

/** Where to, as what, and with which words. Ctrl+Enter does it. */
export function PublishForm(props: IPublishFormProps): React.JSX.Element {
  const { actions, presets, state, trans, url, what } = props;
  const id = React.useId();
  const saved = presets.find(({ name }) => name === state.preset) ?? null;
  return (
    <form
      className="jp-ImportRun-signInPart"
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          actions.onPublish();
        }
      }}
      onSubmit={event => {
        event.preventDefault();
        actions.onPublish();
      }}
    >
      <div className="jp-ImportRun-fields jp-mod-publish">
        {presets.length > 0 && (
          <>
            <label htmlFor={`${id}-to`}>{trans.__('To')}</label>
            <HTMLSelect
              id={`${id}-to`}
              className="jp-ImportRun-select"
              value={state.preset ?? URL_CHOICE}
              options={[
                ...presets.map(({ name }) => ({ label: name, value: name })),
                ...(props.canUseUrl
                  ? [{ label: trans.__('Another URL'), value: URL_CHOICE }]
                  : [])
              ]}
              onChange={({ target: { value } }) => {
                actions.onEdit({ preset: value === URL_CHOICE ? null : value });
              }}
            />
            {saved !== null && (
              <div className="jp-ImportRun-help jp-ImportRun-small">
                {presetLine(saved)}
              </div>
            )}
          </>
        )}
        {saved === null && (
          <TextField
            id={`${id}-url`}
            label={trans.__('URL')}
            text={url.text}
            placeholder={trans.__('URL of a repository')}
            problem={url.error ?? undefined}
            inputMode="url"
            trans={trans}
            onText={text => {
              actions.onUrl(text, false);
            }}
          />
        )}
        <label htmlFor={`${id}-branch`}>{trans.__('Branch')}</label>
        <RefField
          id={`${id}-branch`}
          value={state.branch}
          branches={url.source?.branches ?? null}
          tags={[]}
          defaultBranch={saved?.branch ?? url.source?.default_branch ?? null}
          isLoading={url.isProbing}
          trans={trans}
          onChange={branch => {
            actions.onEdit({ branch });
          }}
        />
        {props.branchError !== null ? (
          <div className="jp-ImportRun-help">
            <ErrorMessage
              id={`${id}-branch-problem`}
              text={props.branchError}
            />
          </div>
        ) : (
          isNew(state.branch, url.source?.branches ?? null) && (
            <div className="jp-ImportRun-help jp-ImportRun-small" role="status">
              {trans.__('A new branch, begun at the default one')}
            </div>
          )
        )}
        <TextField
          id={`${id}-folder`}
          label={trans.__('Folder')}
          text={state.folder}
          placeholder={trans.__('/ of the repository')}
          trans={trans}
          onText={folder => {
            actions.onEdit({ folder });
          }}
        />
        {what.isFile && (
          <TextField
            id={`${id}-name`}
            label={trans.__('Name')}
            text={state.name}
            placeholder={visibleText(baseName(what.paths[0]))}
            trans={trans}
            onText={name => {
              actions.onEdit({ name });
            }}
          />
        )}
        <label htmlFor={`${id}-message`}>{trans.__('Message')}</label>
        <div className="jp-ImportRun-input jp-mod-area">
          <textarea
            id={`${id}-message`}
            placeholder={what.message}
            rows={2}
            value={state.message}
            onChange={event => {
              actions.onEdit({ message: event.target.value });
            }}
          />
        </div>
        <div className="jp-mod-full">
          <Choice
            type="checkbox"
            label={trans.__('Notebooks without outputs')}
            hint={trans.__('Your own copies keep theirs')}
            isChecked={!state.withOutputs}
            onChange={isWithout => {
              actions.onEdit({ withOutputs: !isWithout });
            }}
          />
          {what.isFile && (
            <RepeatField
              minutes={state.minutes}
              trans={trans}
              onMinutes={minutes => {
                actions.onEdit({ minutes });
              }}
            />
          )}
        </div>
      </div>
      {state.refusal !== null && (
        <ErrorMessage
          id={`${id}-refusal`}
          text={errorText(state.refusal, trans)}
        />
      )}
      <div className="jp-ImportRun-buttons jp-mod-fill">
        <Button label={trans.__('Cancel')} onClick={actions.onCancel} />
        <Button
          label={trans.__('Publish')}
          isFilled
          isDisabled={!props.isComplete || state.isStarting}
        />
      </div>
    </form>
  );
}

/** Whether a branch is none that the server has, as far as it said. */
function isNew(branch: string, branches: readonly string[] | null): boolean {
  const name = branch.trim();
  return name !== '' && branches !== null && !branches.includes(name);
}
