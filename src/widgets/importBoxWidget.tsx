import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { ServerInfo, StorageLocation } from '../api/_schema';
import { Details } from '../components/Details';
import { ImportBox } from '../components/ImportBox';
import { useModel } from '../components/useModel';
import { errorText } from '../errorText';
import { folderText } from '../jobText';
import type { ImportFormModel } from '../model/importForm';
import { obstacleText } from '../obstacleText';
import { reportError } from '../reportError';
import { storageWarning } from '../storageText';
import type { IImportRun } from '../tokens';

/** The import box, bound to its model. */
export class ImportBoxWidget extends ReactWidget {
  constructor(
    private readonly _importRun: IImportRun,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-ImportRun-box');
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
        importRun={this._importRun}
        inputRef={this._input}
        trans={this._trans}
      />
    );
  }

  private _input = React.createRef<HTMLInputElement>();
}

interface IBoundProps {
  importRun: IImportRun;
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
}

function BoundImportBox(props: IBoundProps): React.JSX.Element {
  const { importRun, inputRef, trans } = props;
  const { form, importActions } = importRun;
  const url = useModel(form.url);
  const state = useModel(form);
  const { storage } = useModel(form.destination);
  const { info } = useModel(form.server);
  useModel(importRun.repositories);

  const act = (action: Promise<unknown>) => {
    action.catch((error: unknown) => {
      reportError(error, trans);
    });
  };
  return (
    <ImportBox
      text={url.text}
      source={url.source}
      error={url.error === null ? null : errorText(url.error, trans)}
      refusal={state.refusal === null ? null : errorText(state.refusal, trans)}
      obstacle={obstacleText(form.kind, info, trans)}
      taken={form.taken}
      canRun={url.source?.kind === 'notebook'}
      isOpen={state.isOpen}
      isStarting={state.isStarting}
      summary={summary(form, trans)}
      warning={warningOf(storage, info, trans)}
      details={
        url.source !== null && (
          <BoundDetails importRun={importRun} act={act} trans={trans} />
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
        act(importActions.submit(run));
      }}
      onAllowHost={() => {
        if (url.error !== null) {
          act(importActions.allowHost(url.error));
        }
      }}
      onOpenTaken={() => {
        act(importActions.openTaken());
      }}
    />
  );
}

interface IBoundDetailsProps {
  importRun: IImportRun;
  act: (action: Promise<unknown>) => void;
  trans: TranslationBundle;
}

function BoundDetails(props: IBoundDetailsProps): React.JSX.Element | null {
  const { act, importRun, trans } = props;
  const { form, importActions, server } = importRun;
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
      history={state.history}
      submodules={state.submodules}
      folder={folder}
      name={form.name}
      locations={info?.storage_locations ?? []}
      storage={storage}
      storageWarning={warningOf(storage, info, trans)}
      isProbing={url.isProbing}
      probeError={
        url.probeError === null ? null : errorText(url.probeError, trans)
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
        act(importActions.chooseFolder());
      }}
      onName={name => {
        form.destination.setName(name);
      }}
    />
  );
}

/** The folded details in a few words. */
function summary(form: ImportFormModel, trans: TranslationBundle): string {
  const folder = folderText(form.destination.state.folder);
  if (form.canRun && form.hasRepository) {
    return form.kind === 'repository'
      ? trans.__('with its repository, into %1', folder)
      : trans.__('only the notebook, into %1', folder);
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
