import '../../style/panel.js';

import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import { SidePanel } from '@jupyterlab/ui-components';
import type { AccordionPanel, PanelLayout } from '@lumino/widgets';

import { changeRequest } from '../actions/changeRequest';
import type { Importer } from '../actions/importer';
import type { PresetActions } from '../actions/presets/presetActions';
import type { PublishActions } from '../actions/publish/publishActions';
import type { IRepositoryContext } from '../actions/repository/context';
import type { IPlace } from '../model/repositoriesModel';
import type { RepositoryVerb } from '../model/repository/verbs';
import { reportError } from '../reportError';
import { DOMAIN } from '../translation';
import { AccountsSection } from './accounts/accountsSection';
import { ActivitySection } from './activitySection';
import { Attention } from './attention';
import { ImportBoxWidget } from './importBoxWidget';
import { panelToolbar } from './panelToolbar';
import { bringMenu } from './presets/bringMenu';
import { PresetsSection } from './presets/presetsSection';
import { RepositoriesSection } from './repositoriesSection';
import { Sections } from './sections';
import { WelcomeWidget } from './welcomeWidget';

/** Everything in the sidebar: the import box, and below it the sections. */
export class ImportPanel extends SidePanel {
  constructor(private readonly _options: ImportPanel.IOptions) {
    super({ translator: _options.translator });
    const {
      accounts,
      importer,
      importRun,
      presets,
      publishing,
      state,
      translator
    } = _options;
    const trans = translator.load(DOMAIN);

    this._importBox = new ImportBoxWidget(
      importer,
      importRun,
      accounts.model,
      presets,
      () => {
        void this.showPresets();
      },
      trans
    );
    const toolbar = panelToolbar(
      {
        commands: _options.app.commands,
        repositories: importRun.repositories,
        connectAccount: () => {
          void this.connectAccount(null);
        },
        refresh: () => {
          this.refresh();
        },
        showSaved: () => {
          void this.showPresets();
        },
        urlInField: () => importer.form.url.url
      },
      trans
    );
    this.header.addWidget(toolbar);
    this.header.addWidget(this._importBox);

    this._welcome = new WelcomeWidget({
      onConnect: () => {
        void this.connectAccount(null);
      },
      onExample: () => {
        importer.actions.pasteExample();
      },
      trans
    });
    (this.layout as PanelLayout).insertWidget(1, this._welcome);

    this._activity = new ActivitySection(
      importRun,
      job => changeRequest(job, importRun, presets, publishing),
      trans
    );
    this._repositories = new RepositoriesSection({
      context: _options,
      onAdd: anchor => {
        this._openBringMenu(anchor, trans);
      }
    });
    this._sections = new Sections(this.content as AccordionPanel, state);
    this._sections.add(this._repositories);
    this._presets = new PresetsSection({
      actions: presets,
      importRun,
      publishing,
      trans
    });
    this._sections.add(this._presets);
    this._accounts = new AccountsSection({
      accounts: accounts.model,
      importRun,
      translator
    });
    this._sections.add(this._accounts);

    importer.form.url.changed.connect(this._arrange, this);
    importRun.jobs.changed.connect(this._arrange, this);
    importRun.repositories.changed.connect(this._arrange, this);
    accounts.model.changed.connect(this._arrange, this);
    presets.model.changed.connect(this._arrange, this);
    this._activity.model.changed.connect(this._arrange, this);
    this._activity.heightChanged.connect(this._fit, this);
    this._repositories.heightChanged.connect(this._fit, this);
    this._presets.heightChanged.connect(this._fit, this);
    this._accounts.heightChanged.connect(this._fit, this);
    this._arrange();
  }

  override dispose(): void {
    this._attention.dispose();
    this._sections.dispose();
    super.dispose();
  }

  /** Whether the person did the last thing here. */
  get hasAttention(): boolean {
    return this._attention.isHere;
  }

  async focusUrl(): Promise<void> {
    await this._importBox.focusUrl();
  }

  /** Call back whenever something else takes the keyboard, until the person acts. */
  hold(focus: () => void): void {
    this._attention.hold(focus);
  }

  /** Begin to sign in to a host; null: to one that is asked for. */
  async connectAccount(host: string | null): Promise<void> {
    this._hasBegun = true;
    this._arrange();
    await this._sections.expand(this._accounts);
    this._accounts.model.begin(host);
  }

  /** Unfold the saved repositories. */
  async showPresets(): Promise<void> {
    this._hasBegun = true;
    this._arrange();
    await this._sections.expand(this._presets);
  }

  get shownRepository(): string | null {
    return this._repositories.shownRepository;
  }

  can(verb: RepositoryVerb, place: IPlace): boolean {
    return this._repositories.can(verb, place);
  }

  async perform(verb: RepositoryVerb, place: IPlace): Promise<void> {
    await this._sections.expand(this._repositories);
    await this._repositories.perform(verb, place);
  }

  async showHistory(path: string): Promise<void> {
    await this._repositories.showHistory(path);
  }

  /** Read everything anew. */
  refresh(): void {
    const { jobs, repositories, server } = this._options.importRun;
    void jobs.refresh();
    void repositories.refresh();
    void server.refresh();
    void this._options.accounts.model.refresh();
    this._repositories.refresh();
    this._presets.refresh();
  }

  private _openBringMenu(anchor: HTMLElement, trans: TranslationBundle): void {
    const { presets } = this._options;
    bringMenu(
      presets.model.presets,
      {
        connect: preset => {
          presets.connect(preset).catch((error: unknown) => {
            reportError(error, trans);
          });
        },
        fromUrl: () => {
          void this.focusUrl();
        },
        showSaved: () => {
          void this.showPresets();
        }
      },
      trans
    ).openBelow(anchor);
  }

  /** Sections are there only while there is something in them. */
  private _arrange(): void {
    const { accounts, importer, importRun, presets } = this._options;
    const { jobs, repositories } = importRun;
    const known = repositories.state.repositories;
    const connected = accounts.model.state.accounts;
    const saved = presets.model.state.presets;
    const { rows } = this._activity.model.state;
    const isFirstRun =
      !this._hasBegun &&
      jobs.state.jobs.length === 0 &&
      known?.length === 0 &&
      (connected ?? []).length === 0 &&
      accounts.model.state.setAside === null &&
      (saved ?? []).length === 0;
    // Whoever has begun needs the room for the details.
    this._welcome.setHidden(!isFirstRun || importer.form.url.url !== '');
    this.content.setHidden(isFirstRun);
    if (rows.length === 0) {
      this._removeActivity();
    } else {
      this._sections.add(this._activity, 0);
    }
    this._sections.setCount(this._activity, rows.length);
    this._sections.setCount(this._repositories, known?.length ?? null);
    this._sections.setCount(this._presets, saved?.length ?? null);
    this._sections.setCount(this._accounts, connected?.length ?? null);
  }

  /** Its last row may have had the keyboard, which then goes on in the field. */
  private _removeActivity(): void {
    const hadFocus = this.node.contains(document.activeElement);
    this._sections.remove(this._activity);
    if (hadFocus && !this.node.contains(document.activeElement)) {
      void this.focusUrl();
    }
  }

  private _fit(): void {
    this._sections.fit();
  }

  private _accounts: AccountsSection;
  private _activity: ActivitySection;
  private _attention = new Attention(this.node);
  /** Whether the person went past the first run's teaching. */
  private _hasBegun = false;
  private _importBox: ImportBoxWidget;
  private _presets: PresetsSection;
  private _repositories: RepositoriesSection;
  private _sections: Sections;
  private _welcome: WelcomeWidget;
}

export namespace ImportPanel {
  export interface IOptions extends IRepositoryContext {
    importer: Importer;
    presets: PresetActions;
    publishing: PublishActions;
    state: IStateDB | null;
  }
}
