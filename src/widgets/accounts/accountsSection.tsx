import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { PanelWithToolbar, ReactWidget } from '@jupyterlab/ui-components';
import { type ISignal, Signal } from '@lumino/signaling';
import * as React from 'react';

import { AccountsView } from '../../components/accounts/AccountsView';
import { SetAsideNotice } from '../../components/accounts/SetAsideNotice';
import { ToldNotice } from '../../components/accounts/ToldNotice';
import { useHeight } from '../../components/useHeight';
import { useModel } from '../../components/useModel';
import { useNow } from '../../components/useNow';
import type { AccountsModel } from '../../model/accounts/accountsModel';
import { knownHosts, nameOfHost } from '../../model/accounts/knownHosts';
import { SectionModel } from '../../model/accounts/sectionModel';
import type { SignInModel } from '../../model/accounts/signInModel';
import type { ServerModel } from '../../model/serverModel';
import { reportError } from '../../reportError';
import { errorText } from '../../text/errorText';
import type { IImportRun } from '../../tokens';
import { DOMAIN } from '../../translation';
import type { ISection } from '../sections';
import { accountMenu, type IAccountVerbs } from './accountMenu';
import { BoundSignIn } from './boundSignIn';
import { signInActions } from './signInActions';

/** “in 5 days” is renewed so often. */
const RENEW_MS = 60_000;

/** The section of the connected accounts. A sign-in that begins here goes on here. */
export class AccountsSection extends PanelWithToolbar implements ISection {
  constructor(options: AccountsSection.IOptions) {
    super();
    const { accounts, importRun, translator } = options;
    const trans = translator.load(DOMAIN);
    this.id = 'jupyter-import-run-accounts';
    this.addClass('jp-ImportRun-section');
    this.title.label = trans.__('Accounts');
    this.model = new SectionModel(
      accounts,
      importRun.repositories,
      accounts.serverSettings
    );
    this.addWidget(
      ReactWidget.create(
        <BoundAccounts
          model={this.model}
          server={importRun.server}
          translator={translator}
          trans={trans}
          onHeight={height => {
            this._height = height;
            this._heightChanged.emit();
          }}
        />
      )
    );
  }

  readonly model: SectionModel;

  /** Emitted when what is in it needs another height. */
  get heightChanged(): ISignal<this, void> {
    return this._heightChanged;
  }

  /** A sign-in is to be seen whole, with the button that leads on. */
  get wantedHeight(): number | null {
    return this.model.state.signIn === null ? null : this._height;
  }

  get filledHeight(): number | null {
    return this._height;
  }

  /** It is folded until somebody wants it. */
  readonly isFoldedAtFirst = true;

  override dispose(): void {
    super.dispose();
    this.model.dispose();
  }

  private _height: number | null = null;
  private _heightChanged = new Signal<this, void>(this);
}

export namespace AccountsSection {
  export interface IOptions {
    accounts: AccountsModel;
    importRun: Pick<IImportRun, 'repositories' | 'server'>;
    translator: ITranslator;
  }
}

interface IBoundAccountsProps {
  model: SectionModel;
  server: ServerModel;
  translator: ITranslator;
  trans: TranslationBundle;
  onHeight: (height: number) => void;
}

function BoundAccounts(props: IBoundAccountsProps): React.JSX.Element {
  const { model, server, trans, translator } = props;
  const { accounts, error, protectedBy, setAside } = useModel(model.accounts);
  const { signIn, told } = useModel(model);
  const { info } = useModel(server);
  const now = useNow(RENEW_MS);
  const box = React.useRef<HTMLDivElement>(null);
  const hosts = knownHosts(info);
  const verbs = React.useMemo(
    () => accountVerbs(model, translator, trans),
    [model, translator, trans]
  );
  useFocusAfter(box, signIn);
  useHeight(box, props.onHeight);
  return (
    <div ref={box}>
      <AccountsView
        accounts={accounts}
        error={error === null ? null : errorText(error, trans)}
        first={{ host: hosts[0], name: nameOfHost(hosts[0]) }}
        signIn={
          signIn && (
            <BoundSignIn
              model={signIn}
              hosts={hosts}
              protectedBy={protectedBy}
              trans={trans}
              actions={signInActions(signIn, {
                onBack: () => {
                  signIn.back();
                },
                onCancel: () => {
                  model.cancel();
                }
              })}
            />
          )
        }
        told={
          told && (
            <ToldNotice
              told={told}
              trans={trans}
              onDismiss={() => {
                model.tell(null);
              }}
              onMore={({ origin }, uses) => {
                model.begin(origin, uses);
              }}
            />
          )
        }
        setAside={
          setAside === null ? null : (
            <SetAsideNotice
              file={setAside}
              trans={trans}
              onDelete={() => {
                verbs.dropSetAside(setAside);
              }}
            />
          )
        }
        now={now}
        trans={trans}
        onConnect={host => {
          model.begin(host);
        }}
        onMenu={(account, anchor) => {
          accountMenu(account, verbs, trans).openBelow(anchor);
        }}
        onRenew={verbs.renew}
      />
    </div>
  );
}

/** A sign-in that begins takes the keyboard; one that ends gives it to the next button. */
function useFocusAfter(
  box: React.RefObject<HTMLDivElement>,
  signIn: SignInModel | null
): void {
  const before = React.useRef(signIn);
  React.useEffect(() => {
    const { activeElement, body } = document;
    const isLost = activeElement === null || activeElement === body;
    if (before.current !== null && signIn === null && isLost) {
      box.current
        ?.querySelector<HTMLElement>('.jp-ImportRun-connect button')
        ?.focus();
    }
    before.current = signIn;
  }, [box, signIn]);
}

/** What the menu of an account does; failures are told. */
function accountVerbs(
  model: SectionModel,
  translator: ITranslator,
  trans: TranslationBundle
): IAccountVerbs & { dropSetAside: (file: string) => void } {
  const act = (action: Promise<unknown>) => {
    action.catch((error: unknown) => {
      reportError(error, trans);
    });
  };
  return {
    details: account => {
      act(
        import('./accountDetails').then(({ showAccount }) =>
          showAccount(account, translator)
        )
      );
    },
    disconnect: account => {
      act(
        import('./askToDisconnect').then(async ({ askToDisconnect }) => {
          if (await askToDisconnect(account, translator)) {
            await model.disconnect(account);
          }
        })
      );
    },
    dropSetAside: file => {
      act(
        import('./askToDropSetAside').then(async ({ askToDropSetAside }) => {
          if (await askToDropSetAside(file, translator)) {
            await model.accounts.dropSetAside();
          }
        })
      );
    },
    renew: account => {
      model.begin(account.origin);
    },
    test: account => {
      act(model.test(account));
    }
  };
}
