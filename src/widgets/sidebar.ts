import type { Message } from '@lumino/messaging';
import { type ISignal, Signal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import { importRunIcon } from '../appIcons';
import type { IPlace } from '../model/repositoriesModel';
import type { RepositoryVerb } from '../model/repository/verbs';
import type { IImportPanel, IPresets, IPublisher } from '../tokens';
import { DOMAIN } from '../translation';
import type { ImportPanel } from './importPanel';

/**
 * The place in the sidebar.
 *
 * What is in it is loaded when it is shown for the first time, so that JupyterLab starts
 * as fast as without it.
 */
export class Sidebar extends Panel implements IImportPanel {
  constructor(private readonly _options: Sidebar.IOptions) {
    super();
    const trans = _options.translator.load(DOMAIN);
    this.addClass('jp-ImportRun');
    // All of its style that matters before there is anything in it.
    this.node.style.minWidth = 'var(--jp-sidebar-min-width)';
    this.title.icon = importRunIcon;
    this.title.caption = trans.__('Import & Run');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Import & Run'));
  }

  get hasAttention(): boolean {
    return this.isVisible && (this._loaded?.hasAttention ?? false);
  }

  get visibilityChanged(): ISignal<this, void> {
    return this._visibilityChanged;
  }

  async focusUrl(): Promise<void> {
    this._options.activate();
    const content = await this._load();
    await content.focusUrl();
  }

  async connectAccount(host: string | null): Promise<void> {
    this._options.activate();
    const content = await this._load();
    await content.connectAccount(host);
  }

  async showPresets(): Promise<void> {
    this._options.activate();
    const content = await this._load();
    await content.showPresets();
  }

  get shownRepository(): string | null {
    return this.isVisible ? (this._loaded?.shownRepository ?? null) : null;
  }

  can(verb: RepositoryVerb, place: IPlace): boolean {
    return this._loaded?.can(verb, place) ?? true;
  }

  async perform(verb: RepositoryVerb, place: IPlace): Promise<void> {
    this._options.activate();
    const content = await this._load();
    await content.perform(verb, place);
  }

  async showHistory(path: string): Promise<void> {
    const content = await this._load();
    await content.showHistory(path);
  }

  async holdUrl(): Promise<void> {
    await this.focusUrl();
    const content = await this._load();
    content.hold(() => {
      void this.focusUrl();
    });
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this.isVisible) {
      void this._load().then(content => {
        content.refresh();
      });
    }
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    void this._load().then(content => {
      content.refresh();
    });
    this._visibilityChanged.emit();
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this._visibilityChanged.emit();
  }

  private _load(): Promise<ImportPanel> {
    this._content ??= this._create();
    return this._content;
  }

  private async _create(): Promise<ImportPanel> {
    const { importRun } = this._options;
    const [{ ImportPanel }, accounts, importer, presets, publishing] =
      await Promise.all([
        import('./importPanel'),
        importRun.accounts.load(),
        importRun.importer.load(),
        this._options.presets.load(),
        this._options.publisher.load()
      ]);
    const content = new ImportPanel({
      ...this._options,
      accounts,
      importer,
      presets,
      publishing
    });
    this.addWidget(content);
    this._loaded = content;
    return content;
  }

  private _content: Promise<ImportPanel> | null = null;
  private _loaded: ImportPanel | null = null;
  private _visibilityChanged = new Signal<this, void>(this);
}

export namespace Sidebar {
  export interface IOptions extends Omit<
    ImportPanel.IOptions,
    'accounts' | 'importer' | 'presets' | 'publishing'
  > {
    presets: IPresets;
    publisher: IPublisher;

    /** Bring the sidebar to the front. */
    activate: () => void;
  }
}
