import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Importer } from '../actions/importer';
import type { Account, ServerInfo, StorageLocation } from '../api/_schema';
import { Details } from '../components/Details';
import { useModel } from '../components/useModel';
import type { AccountsModel } from '../model/accounts/accountsModel';
import { accountsFor, chosenAmong, signInHost } from '../model/accounts/hosts';
import type { ImportFormModel } from '../model/importForm';
import { errorText, type IErrorText } from '../text/errorText';
import { storageWarning } from '../text/storageText';
import type { IImportRun } from '../tokens';

export interface IBoundDetailsProps {
  accounts: AccountsModel;
  importer: Importer;
  importRun: IImportRun;
  act: (action: Promise<unknown>) => void;
  trans: TranslationBundle;
}

/** The details of an import, bound to its form. */
export function BoundDetails(
  props: IBoundDetailsProps
): React.JSX.Element | null {
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

/** What is shown as chosen is what the import will use. */
export function chooseAccount(
  form: ImportFormModel,
  accounts: AccountsModel
): void {
  form.setAccount(chosenAmong(accountsOf(form, accounts), form.state.account));
}

/** The accounts on the host of the source. */
function accountsOf(
  form: ImportFormModel,
  { accounts }: AccountsModel
): readonly Account[] {
  return accountsFor(form.source?.repository_url ?? null, accounts);
}

/** What to say where the host of the URL told nothing without a sign-in. */
export function signInText(
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

/** What stands in the way where an import goes, or null. */
export function warningOf(
  storage: StorageLocation | null,
  info: ServerInfo | null,
  trans: TranslationBundle
): string | null {
  return storage === null
    ? null
    : storageWarning(storage, info?.limits.min_free_bytes ?? 0, trans);
}
