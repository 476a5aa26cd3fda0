import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { ServerConnection } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';

import type { Job, Preset, RepositorySummary } from '../../api/_schema';
import { knownHosts } from '../../model/accounts/knownHosts';
import { resultPaths, warningsOf } from '../../model/activity';
import { isRunning } from '../../model/jobsModel';
import type { IPresetFormState } from '../../model/presets/presetForm';
import { PresetsModel } from '../../model/presets/presetsModel';
import { StartModel } from '../../model/presets/startModel';
import type { IImportRun, IOpener } from '../../tokens';

/** What can be done with saved repositories. Loaded when somebody sees or wants one. */
export class PresetActions {
  constructor(private readonly _options: PresetActions.IOptions) {
    const { importRun, serverSettings } = _options;
    const { jobs, repositories } = importRun;
    this.model = new PresetsModel({ jobs, repositories, serverSettings });
    this.start = new StartModel(serverSettings);
  }

  readonly model: PresetsModel;

  /** What servers open with. */
  readonly start: StartModel;

  /** Clone one to its folder, or take what is there already, and open it. */
  async connect(preset: Preset): Promise<void> {
    const { importRun, opener } = this._options;
    const { jobs } = importRun;
    if (preset.path !== null) {
      await this.open(preset.path);
      return;
    }
    const before = this.model.jobOf(preset);
    if (before !== null && isRunning(before)) {
      return;
    }
    const { id } = await jobs.start(
      { kind: 'import_repository', preset: preset.name, if_exists: 'reuse' },
      { run: false }
    );
    if (before !== null) {
      await jobs.dismiss([before.id]);
    }
    const job = await jobs.untilEnded(id);
    if (job.state === 'succeeded' && opener.opensUnasked) {
      await this._show(job);
    }
  }

  async cancel(job: Job): Promise<void> {
    await this._options.importRun.jobs.cancel(job.id);
  }

  /** Go into the folder of a clone. */
  async open(path: string): Promise<void> {
    await this._options.opener.open(path, true);
  }

  /**
   * Ask for a new one, and save it; null where the person would rather not.
   *
   * @param url - What to begin with.
   * @param fields - What is known of it beside that.
   * @param showsProjects - Whether the person's projects are there to pick from at once.
   */
  async add(
    url = '',
    fields: Partial<IPresetFormState> = {},
    showsProjects = false
  ): Promise<Preset | null> {
    const { askForPreset } = await import('../../widgets/presets/presetDialog');
    const options = await this._dialogOptions();
    return askForPreset({ ...options, url, fields, showsProjects });
  }

  /** The same, to pick from the projects of an account; signs in first where there is none. */
  async addFromAccount(): Promise<Preset | null> {
    const { accounts, server } = this._options.importRun;
    const account = await accounts.load();
    await account.model.refresh();
    const [host] = knownHosts(server.state.info);
    return account.model.accounts.length === 0 &&
      (await account.signIn(host)) === null
      ? null
      : this.add('', {}, true);
  }

  /** The same for a repository that is here: its folder and branch go with it. */
  async addFromHere({
    branch,
    path,
    url
  }: RepositorySummary): Promise<Preset | null> {
    return this.add(url ?? '', { branch: branch ?? '', folder: path });
  }

  async edit(preset: Preset): Promise<void> {
    const { askForPreset } = await import('../../widgets/presets/presetDialog');
    await askForPreset({ ...(await this._dialogOptions()), preset });
  }

  /** Forget one, if the person means it; what is here of it stays. */
  async forget(preset: Preset): Promise<void> {
    const { translator } = this._options;
    const { askToForget } = await import('../../widgets/presets/askToForget');
    if (await askToForget(preset, translator)) {
      await this.model.forget(preset.name);
      await this.start.refresh();
    }
  }

  private async _dialogOptions() {
    const { docManager, importRun, serverSettings, translator } = this._options;
    const accounts = await importRun.accounts.load();
    await Promise.all([this.model.refresh(), accounts.model.refresh()]);
    return {
      accounts: accounts.model,
      docManager,
      presets: this.model,
      serverSettings,
      translator
    };
  }

  /** It is before the person then, and on the list only as long as there is more to say. */
  private async _show(job: Job): Promise<void> {
    const paths = resultPaths(job);
    if (paths !== null) {
      await this._options.opener.open(paths.openPath, paths.isFolder);
    }
    const isFetching =
      job.result?.kind === 'import_repository' &&
      job.result.history_job !== null;
    if (warningsOf(job).length === 0 && !isFetching) {
      await this._options.importRun.jobs.dismiss([job.id]);
    }
  }
}

export namespace PresetActions {
  export interface IOptions {
    docManager: IDocumentManager;
    importRun: IImportRun;
    opener: IOpener;
    serverSettings: ServerConnection.ISettings;
    translator: ITranslator;
  }
}
