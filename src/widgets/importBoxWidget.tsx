import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { Importer } from '../actions/importer';
import type { Account, ServerInfo, StorageLocation } from '../api/_schema';
import { Details } from '../components/Details';
import { ImportBox } from '../components/ImportBox';
import { useModel } from '../components/useModel';
import { errorText, type IErrorText } from '../text/errorText';
import { folderText } from '../text/jobText';
import type { AccountsModel } from '../model/accounts/accountsModel';
import { accountsFor, chosenAmong, signInHost } from '../model/accounts/hosts';
import { ProjectsModel } from '../model/accounts/projectsModel';
import type { ImportFormModel } from '../model/importForm';
import { obstacleText } from '../text/obstacleText';
import { reportError } from '../reportError';
import { storageWarning } from '../text/storageText';
import type { IImportRun } from '../tokens';

/** The import box, bound to its model. */
export class ImportBoxWidget extends ReactWidget {
  constructor(
    private readonly _importer: Importer,
    private readonly _importRun: IImportRun,
    private readonly _accounts: AccountsModel,
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
        projects={this._projects}
        inputRef={this._input}
        onShowSaved={this._showSaved}
        trans={this._trans}
      />
    );
  }

  /** What is shown as chosen is what the import will use. */
  private _chooseAccount(): void {
    const { form } = this._importer;
    form.setAccount(
      chosenAmong(accountsOf(form, this._accounts), form.state.account)
    );
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
  projects: ProjectsModel;
  trans: TranslationBundle;
  onShowSaved: () => void;
}

function BoundImportBox(props: IBoundProps): React.JSX.Element {
  const { accounts, importer, importRun, inputRef, projects, trans } = props;
  const { actions, form } = importer;
  const url = useModel(form.url);
  const completion = useModel(projects);
  const state = useModel(form);
  const { storage } = useModel(form.destination);
  const { info } = useModel(form.server);
  useModel(importRun.repositories);
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
      onShowSaved={props.onShowSaved}
      onOpenTaken={() => {
        act(actions.openTaken());
      }}
    />
  );
}

interface IBoundDetailsProps {
  accounts: AccountsModel;
  importer: Importer;
  importRun: IImportRun;
  act: (action: Promise<unknown>) => void;
  trans: TranslationBundle;
}

function BoundDetails(props: IBoundDetailsProps): React.JSX.Element | null {
  const { accounts, act, importer, importRun, trans } = props;
  useModel(accounts);
  const { actions, form } = importer;
  const { server } = importRun;
  const url = useModel(form.url);
  const state = useModel(form);
  const { folder, storage } = useModel(form.destination);
  const { info } = useModel(server);
  if (url.source === null) {
    return null;
  }
  return (
    <Details
      source={url.source}
      kind={form.kind ?? url.source.kind}
      hasRepository={form.hasRepository}
      withRepository={state.withRepository}
      chosenRef={state.ref}
      choice={form.choice?.url ?? null}
      accounts={accountsOf(form, accounts)}
      account={state.account}
      history={state.history}
      submodules={state.submodules}
      folder={folder}
      name={form.name}
      locations={info?.storage_locations ?? []}
      storage={storage}
      storageWarning={warningOf(storage, info, trans)}
      isProbing={url.isProbing}
      probeError={
        url.probeError === null || signInText(form, trans) !== null
          ? null
          : errorText(url.probeError, trans)
      }
      trans={trans}
      onWithRepository={withRepository => {
        form.setWithRepository(withRepository);
      }}
      onRef={ref => {
        form.setRef(ref);
      }}
      onChoice={choice => {
        form.setChoice(choice);
      }}
      onAccount={account => {
        form.setAccount(account);
      }}
      onHistory={history => {
        form.setHistory(history);
      }}
      onSubmodules={submodules => {
        form.setSubmodules(submodules);
      }}
      onFolder={path => {
        form.destination.choose(path);
      }}
      onChooseFolder={() => {
        act(actions.chooseFolder());
      }}
      onName={name => {
        form.destination.setName(name);
      }}
    />
  );
}

/** The accounts on the host of the source. */
function accountsOf(
  form: ImportFormModel,
  { accounts }: AccountsModel
): readonly Account[] {
  return accountsFor(form.source?.repository_url ?? null, accounts);
}

/** What to say where the host of the URL told nothing without a sign-in. */
function signInText(
  { source, url }: ImportFormModel,
  trans: TranslationBundle
): IErrorText | null {
  const { probeError } = url.state;
  const address = source?.repository_url ?? null;
  return probeError === null || signInHost(probeError, address) === null
    ? null
    : {
        sentence:
          probeError.code === 'auth_required'
            ? trans.__(
                'This server asks for a sign-in. You can sign in now or when the import gets there.'
              )
            : errorText(probeError, trans).sentence,
        action: 'sign_in'
      };
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

function warningOf(
  storage: StorageLocation | null,
  info: ServerInfo | null,
  trans: TranslationBundle
): string | null {
  return storage === null
    ? null
    : storageWarning(storage, info?.limits.min_free_bytes ?? 0, trans);
}
