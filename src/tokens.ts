import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';

import type { AccountActions } from './actions/accounts/accountActions';
import type { Importer } from './actions/importer';
import type { IJobActions } from './actions/jobActions';
import type { PresetActions } from './actions/presets/presetActions';
import type { PublishActions } from './actions/publish/publishActions';
import type { ILazy } from './lazy';
import type { JobsModel } from './model/jobsModel';
import type { IPlace, RepositoriesModel } from './model/repositoriesModel';
import type { RepositoryVerb } from './model/repository/verbs';
import type { ServerModel } from './model/serverModel';
import type { SettingsModel } from './model/settings';
import type { ILinkVisit } from './opening/linkVisit';

/** The settings of the person. */
export const IImportSettings = new Token<IImportSettings>(
  'jupyter-import-run:IImportSettings',
  'The settings of Import & Run.'
);

export type IImportSettings = SettingsModel;

/** Opens what was imported, in JupyterLab and in Notebook 7. */
export const IOpener = new Token<IOpener>(
  'jupyter-import-run:IOpener',
  'Opens and shows files and folders, in JupyterLab and in Notebook 7.'
);

export interface IOpener {
  /**
   * Whether a document can be opened without a click of the person.
   *
   * Not where every document has a browser tab of its own: a pop-up blocker would stop it.
   */
  readonly opensUnasked: boolean;

  /** Open a file, or go into a folder in the file browser. */
  open(path: string, isFolder: boolean): Promise<void>;

  /** Open a notebook with a kernel, and leave it as clean as it is on the disk. */
  openNotebook(path: string, options: IOpenNotebookOptions): Promise<void>;

  /** Select a file or folder in the file browser. */
  reveal(path: string): Promise<void>;
}

export interface IOpenNotebookOptions {
  /**
   * The kernel to start, by the name of its specification; null: the notebook's own, or the
   * nearest of its language where that is missing.
   */
  kernel: string | null;
  /** Whether to run all cells. */
  run: boolean;
}

/** Who is signed in where. */
export const IAccounts = new Token<IAccounts>(
  'jupyter-import-run:IAccounts',
  'The accounts on hosts of repositories.'
);

/** Loaded when somebody wants an account, or sees the panel. */
export type IAccounts = ILazy<AccountActions>;

/** What is known, and what can be done about it. */
export const IImportRun = new Token<IImportRun>(
  'jupyter-import-run:IImportRun',
  'The models and actions of Import & Run.'
);

export interface IImportRun {
  readonly accounts: IAccounts;
  /** Loaded when somebody wants to import something, or sees the panel. */
  readonly importer: ILazy<Importer>;
  /** Loaded when there is a job to do something with. */
  readonly jobActions: ILazy<IJobActions>;
  readonly jobs: JobsModel;
  readonly repositories: RepositoriesModel;
  readonly server: ServerModel;
  readonly settings: SettingsModel;
}

/** The repositories that are saved under a name. */
export const IPresets = new Token<IPresets>(
  'jupyter-import-run:IPresets',
  'The saved repositories.'
);

/** Loaded when somebody sees or wants one. */
export type IPresets = ILazy<PresetActions>;

/** The way of files to repositories that are not here. */
export const IPublisher = new Token<IPublisher>(
  'jupyter-import-run:IPublisher',
  'Publishes files to repositories that are not here.'
);

/** Loaded when somebody wants to publish something. */
export type IPublisher = ILazy<PublishActions>;

/** The panel in the sidebar. */
export const IImportPanel = new Token<IImportPanel>(
  'jupyter-import-run:IImportPanel',
  'The panel of Import & Run in the sidebar.'
);

export interface IImportPanel {
  /** Whether a person can see it now. */
  readonly isVisible: boolean;

  /** Whether a person can see it and did the last thing there. */
  readonly hasAttention: boolean;

  /** Emitted when it is shown or hidden. */
  readonly visibilityChanged: ISignal<IImportPanel, void>;

  /** Show it, and put the keyboard into its URL field. */
  focusUrl(): Promise<void>;

  /** Show it, and begin to sign in to a host; null: to one that is asked for. */
  connectAccount(host: string | null): Promise<void>;

  /** Show it, with the saved repositories unfolded. */
  showPresets(): Promise<void>;

  /** The repository whose card is before the person, by its API path; else null. */
  readonly shownRepository: string | null;

  /** Whether something can be done with the repository of a place, as far as is known. */
  can(verb: RepositoryVerb, place: IPlace): boolean;

  /** Show the card of the repository of a place, and do it there. */
  perform(verb: RepositoryVerb, place: IPlace): Promise<void>;

  /** Show the history of a file, by its API path, in a dialog. */
  showHistory(path: string): Promise<void>;

  /** As `focusUrl`, and nothing takes the keyboard away again before the person acts. */
  holdUrl(): Promise<void>;
}

/** The documents of this page, whose files a job may change. */
export const IOpenDocuments = new Token<IOpenDocuments>(
  'jupyter-import-run:IOpenDocuments',
  'Keeps open documents in step with their repository.'
);

export interface IOpenDocuments {
  /**
   * Make ready for a change of the files below a folder: ask about what is not saved, then
   * hold it.
   *
   * Null where the person would rather not, or shared documents stand in the way. Disposed
   * of, what is open shows what is on the disk.
   */
  prepare(folder: string): Promise<IDisposable | null>;

  /** The API paths of the documents below a folder with changes that are not saved. */
  unsaved(
    folder: string,
    isMeant?: (path: string) => boolean
  ): Promise<string[]>;

  /** Save documents that are open. */
  save(paths: readonly string[]): Promise<void>;
}

/** The link by which the page was opened. */
export const ILink = new Token<ILink>(
  'jupyter-import-run:ILink',
  'The link to Import & Run by which the page was opened.'
);

export interface ILink {
  /** Take it, if there is one; nobody else gets it then. */
  take(): ILinkVisit | null;
}
