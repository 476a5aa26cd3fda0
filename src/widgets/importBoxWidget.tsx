import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { Importer } from '../actions/importer';
import type { PresetActions } from '../actions/presets/presetActions';
import { ImportBox } from '../components/ImportBox';
import { useModel } from '../components/useModel';
import type { AccountsModel } from '../model/accounts/accountsModel';
import { ProjectsModel } from '../model/accounts/projectsModel';
import { savedLike, wordOf } from '../model/completion';
import type { ImportFormModel } from '../model/importForm';
import { reportError } from '../reportError';
import { errorText } from '../text/errorText';
import { folderText } from '../text/jobText';
import { obstacleText } from '../text/obstacleText';
import type { IImportRun } from '../tokens';
import {
  BoundDetails,
  chooseAccount,
  signInText,
  warningOf
} from './importDetails';

/** The import box, bound to its model. */
export class ImportBoxWidget extends ReactWidget {
  constructor(
    private readonly _importer: Importer,
    private readonly _importRun: IImportRun,
    private readonly _accounts: AccountsModel,
    private readonly _presets: PresetActions,
    private readonly _showSaved: () => void,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-ImportRun-box');
    this._projects = new ProjectsModel(_accounts, _accounts.serverSettings);
    _importer.form.url.changed.connect(this._onUrlChanged, this);
    _importer.form.changed.connect(this._chooseAccount, this);
    _accounts.changed.connect(this._chooseAccount, this);
  }

  override dispose(): void {
    this._projects.dispose();
    super.dispose();
  }

  async focusUrl(): Promise<void> {
    // Shown in this moment, it is drawn only with the next message.
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
    await this.renderPromise;
    this._input.current?.focus();
    this._input.current?.select();
  }

  protected override render(): React.JSX.Element {
    return (
      <BoundImportBox
        importer={this._importer}
        importRun={this._importRun}
        accounts={this._accounts}
        presets={this._presets}
        projects={this._projects}
        inputRef={this._input}
        onShowSaved={this._showSaved}
        trans={this._trans}
      />
    );
  }

  /** What is shown as chosen is what the import will use. */
  private _chooseAccount(): void {
    chooseAccount(this._importer.form, this._accounts);
  }

  private _onUrlChanged(): void {
    this._projects.setText(this._importer.form.url.state.text);
    this._chooseAccount();
  }

  private _input = React.createRef<HTMLInputElement>();
  private _projects: ProjectsModel;
}

interface IBoundProps {
  importer: Importer;
  importRun: IImportRun;
  accounts: AccountsModel;
  inputRef: React.RefObject<HTMLInputElement>;
  presets: PresetActions;
  projects: ProjectsModel;
  trans: TranslationBundle;
  onShowSaved: () => void;
}

function BoundImportBox(props: IBoundProps): React.JSX.Element {
  const { accounts, importer, importRun, inputRef, presets, projects, trans } =
    props;
  const { actions, form } = importer;
  const url = useModel(form.url);
  const completion = useModel(projects);
  const state = useModel(form);
  const { storage } = useModel(form.destination);
  const { info } = useModel(form.server);
  useModel(importRun.repositories);
  useModel(presets.model);
  // What is begun and no address yet has a better reason not to be completed.
  const error = url.error && (completion.error ?? url.error);

  const act = (action: Promise<unknown>) => {
    action.catch((error: unknown) => {
      reportError(error, trans);
    });
  };
  return (
    <ImportBox
      text={url.text}
      completion={completion}
      saved={savedLike(wordOf(url.text), presets.model.presets)}
      source={url.source}
      error={error === null ? null : errorText(error, trans)}
      refusal={state.refusal === null ? null : errorText(state.refusal, trans)}
      obstacle={obstacleText(form.kind, info, trans)}
      signIn={signInText(form, trans)}
      taken={form.taken}
      canRun={url.source?.kind === 'notebook'}
      isOpen={state.isOpen}
      isStarting={state.isStarting}
      summary={summary(form, trans)}
      warning={warningOf(storage, info, trans)}
      details={
        url.source !== null && (
          <BoundDetails
            accounts={accounts}
            importer={importer}
            importRun={importRun}
            act={act}
            trans={trans}
          />
        )
      }
      inputRef={inputRef}
      trans={trans}
      onText={(text, isPaste) => {
        form.url.setText(text, isPaste);
      }}
      onOpen={isOpen => {
        form.setOpen(isOpen);
      }}
      onSubmit={run => {
        act(actions.submit(run));
      }}
      onAllowHost={() => {
        if (url.error !== null) {
          act(actions.allowHost(url.error));
        }
      }}
      onSignIn={() => {
        act(actions.signIn());
      }}
      onSaved={preset => {
        form.url.clear();
        act(presets.connect(preset));
      }}
      onShowSaved={props.onShowSaved}
      onOpenTaken={() => {
        act(actions.openTaken());
      }}
    />
  );
}

/** The folded details in a few words. */
function summary(form: ImportFormModel, trans: TranslationBundle): string {
  const folder = folderText(form.destination.state.folder);
  if (form.canRun && form.hasRepository) {
    // Where there is little room the end is cut off.
    return form.kind === 'repository'
      ? trans.__('into %1, with its repository', folder)
      : trans.__('into %1, only the notebook', folder);
  }
  return trans.__('into %1', folder);
}
