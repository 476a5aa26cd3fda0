import type { ServerConnection } from '@jupyterlab/services';

import type {
  ErrorInfo,
  Job,
  NewPresetRequest,
  Preset,
  PresetPatch
} from '../../api/_schema';
import { asErrorInfo } from '../../api/error';
import {
  createPreset,
  deletePreset,
  listPresets,
  patchPreset
} from '../../api/presets';
import type { JobsModel } from '../jobsModel';
import type { RepositoriesModel } from '../repositoriesModel';
import { StateModel } from '../stateModel';

export interface IPresetsState {
  /** The administrator's first, then by name; null until they were read. */
  presets: readonly Preset[] | null;
  /** Why they could not be read, or why the person's own are missing among them. */
  error: ErrorInfo | null;
}

/** The saved repositories, and what becomes of them here. */
export class PresetsModel extends StateModel<IPresetsState> {
  constructor(private readonly _options: PresetsModel.IOptions) {
    super({ presets: null, error: null });
    const { jobs, repositories } = _options;
    jobs.ended.connect(this._onJobEnded, this);
    repositories.changed.connect(this._onRepositoriesChanged, this);
  }

  get serverSettings(): ServerConnection.ISettings {
    return this._options.serverSettings;
  }

  /** Those that are known; none before they were read. */
  get presets(): readonly Preset[] {
    return this.state.presets ?? [];
  }

  get(name: string): Preset | null {
    return this.presets.find(preset => preset.name === name) ?? null;
  }

  /** Read them all. Only the last answer counts. */
  async refresh(): Promise<void> {
    const generation = ++this._generation;
    try {
      const [presets, error] = await this._readAll();
      if (generation === this._generation) {
        this.update({ presets, error });
      }
    } catch (error) {
      if (generation === this._generation) {
        this.update({ error: asErrorInfo(error) });
      }
    }
  }

  async create(request: NewPresetRequest): Promise<Preset> {
    const preset = await createPreset(this.serverSettings, request);
    await this.refresh();
    return preset;
  }

  async change(name: string, patch: PresetPatch): Promise<Preset> {
    const preset = await patchPreset(this.serverSettings, name, patch);
    await this.refresh();
    return preset;
  }

  async forget(name: string): Promise<void> {
    await deletePreset(this.serverSettings, name);
    await this.refresh();
  }

  /** The newest job that connects one, as long as nobody dismissed it. */
  jobOf({ name }: Preset): Job | null {
    const { jobs } = this._options.jobs.state;
    return (
      jobs.find(job => !job.dismissed && presetOf(job.request) === name) ?? null
    );
  }

  private async _readAll(): Promise<[Preset[], ErrorInfo | null]> {
    const presets: Preset[] = [];
    let error: ErrorInfo | null = null;
    let token: string | null = null;
    do {
      const page = await listPresets(this.serverSettings, token);
      presets.push(...page.presets);
      error = page.problem;
      token = page.next_token;
    } while (token !== null);
    const given = presets.filter(({ locked }) => locked);
    const own = presets.filter(({ locked }) => !locked);
    return [[...given, ...own], error];
  }

  private _onJobEnded(_: JobsModel, job: Job): void {
    if (job.kind === 'import_repository' && this.state.presets !== null) {
      void this.refresh();
    }
  }

  /** A folder that came or went may have been that of a saved one. */
  private _onRepositoriesChanged(model: RepositoriesModel): void {
    const { repositories } = model.state;
    const places = (repositories ?? []).map(({ path }) => path).join('\n');
    const isKnown = this._places !== null;
    if (repositories === null || places === this._places) {
      return;
    }
    this._places = places;
    if (isKnown && this.state.presets !== null) {
      void this.refresh();
    }
  }

  private _generation = 0;
  /** The paths of the repositories here, when they were last seen. */
  private _places: string | null = null;
}

export namespace PresetsModel {
  export interface IOptions {
    jobs: JobsModel;
    repositories: RepositoriesModel;
    serverSettings: ServerConnection.ISettings;
  }
}

/** The saved repository that a job was asked to bring, by its name. */
function presetOf(request: Job['request']): string | null {
  return request.kind === 'import_repository' ? (request.preset ?? null) : null;
}
