import type {
  ErrorInfo,
  Preset,
  Publication,
  PublicationRequest,
  Publish
} from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import { baseName, normalizePath } from '../paths';
import { branchProblem } from '../presets/presetRules';
import { StateModel } from '../stateModel';
import type { UrlModel } from '../urlModel';
import { withoutMinutes } from './again';
import { likelyPreset } from './likelyPreset';

export interface IPublishFormState {
  /** The name of a saved repository, or null: the one of the URL. */
  preset: string | null;
  /** Empty: that of the saved repository, or the server's default one. */
  branch: string;
  /** In the repository; empty: its root. */
  folder: string;
  /** What a single file is called there. */
  name: string;
  message: string;
  withOutputs: boolean;
  /** After a save it is published again, at most so often; null: only when asked for. */
  minutes: number | null;
  isStarting: boolean;
  refusal: ErrorInfo | null;
}

/** What goes out. */
export interface IPublished {
  /** API paths. */
  paths: readonly string[];
  /** Whether it is one file, which can get another name there. */
  isFile: boolean;
  /** The message where the person writes none. */
  message: string;
}

/** Where files are to be published, and how. */
export class PublishFormModel extends StateModel<IPublishFormState> {
  /**
   * @param presets - Those that can be published to.
   * @param publications - What went where before.
   */
  constructor(
    readonly url: UrlModel,
    readonly what: IPublished,
    readonly presets: readonly Preset[],
    publications: readonly Publication[] = []
  ) {
    super({
      preset: likelyPreset(what.paths[0], presets, publications),
      branch: '',
      folder: '',
      name: '',
      message: '',
      withOutputs: true,
      minutes: null,
      isStarting: false,
      refusal: null
    });
    url.changed.connect(this._probe, this);
    this._follow();
  }

  edit(patch: Partial<IPublishFormState>): void {
    const { preset } = this.state;
    this.update({ refusal: null, ...patch });
    if (this.state.preset !== preset) {
      this.update({ branch: patch.branch ?? '' });
      this._follow();
    }
  }

  /** Begin with what was chosen before. */
  fill(choice: PublicationRequest | Publish): void {
    const isSaved = this.presets.some(({ name }) => name === choice.preset);
    this.edit({
      preset: isSaved ? (choice.preset ?? null) : null,
      branch: choice.branch ?? '',
      folder: choice.folder ?? '',
      name: choice.name ?? '',
      message: choice.message ?? '',
      withOutputs: choice.outputs ?? true,
      minutes: 'minutes' in choice ? (choice.minutes ?? null) : null
    });
    if (!isSaved) {
      this.url.setText(choice.url ?? '', true);
    }
  }

  /** The saved repository that it goes to, if it is one. */
  get preset(): Preset | null {
    return this.presets.find(({ name }) => name === this.state.preset) ?? null;
  }

  get branchProblem(): ErrorInfo | null {
    return branchProblem(this.state.branch.trim());
  }

  get isComplete(): boolean {
    const { error, isStale, source } = this.url.state;
    const isPlaced =
      this.preset !== null ||
      (!isStale && error === null && (source?.repository_url ?? null) !== null);
    return isPlaced && this.branchProblem === null;
  }

  /** What is asked for, without the files: it can be remembered for them. */
  choice(): PublicationRequest {
    const { branch, folder, message, minutes, name, withOutputs } = this.state;
    const { isFile, paths } = this.what;
    const other = name.trim();
    return {
      preset: this.preset?.name ?? null,
      url: this.preset === null ? this._repositoryUrl : null,
      branch: branch.trim() || null,
      folder: normalizePath(folder),
      name:
        isFile && other !== '' && other !== baseName(paths[0]) ? other : null,
      outputs: withOutputs,
      message: message.trim() || this.what.message,
      minutes
    };
  }

  request(): Publish {
    const choice = this.choice();
    return {
      kind: 'publish',
      ...withoutMinutes(choice),
      paths: [...this.what.paths],
      message: choice.message ?? this.what.message
    };
  }

  /** Begin it by `act`; true once that is done. */
  async start(act: () => Promise<unknown>): Promise<boolean> {
    if (!this.isComplete || this.state.isStarting) {
      return false;
    }
    this.update({ isStarting: true, refusal: null });
    try {
      await act();
      return true;
    } catch (error) {
      this.update({ refusal: asErrorInfo(error) });
      return false;
    } finally {
      this.update({ isStarting: false });
    }
  }

  override dispose(): void {
    this.url.dispose();
    super.dispose();
  }

  private get _repositoryUrl(): string {
    return this.url.state.source?.repository_url ?? this.url.url;
  }

  /** The branches are those of the repository that is chosen. */
  private _follow(): void {
    this.url.setText(this.preset?.url ?? '', true);
  }

  private _probe(): void {
    const { isStale, source } = this.url.state;
    if (source !== null && !isStale) {
      void this.url.probe();
    }
  }
}
