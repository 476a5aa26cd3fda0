import { Notification } from '@jupyterlab/apputils';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { Contents, ServerConnection } from '@jupyterlab/services';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import type { Job, Publication } from '../../api/_schema';
import { baseName } from '../../model/paths';
import {
  type INewProject,
  projectOf,
  projectRequest
} from '../../model/publish/newProject';
import { PublicationsModel } from '../../model/publish/publicationsModel';
import {
  type IPublished,
  PublishFormModel
} from '../../model/publish/publishForm';
import { UrlModel } from '../../model/urlModel';
import { visibleText } from '../../text/format';
import type { IImportRun, IOpenDocuments, IPresets } from '../../tokens';
import { DOMAIN } from '../../translation';
import { chooseProject } from './chooseProject';
import { chosenItems, type IPublishedItem } from './chosenItems';
import { PublishJobs } from './publishJobs';
import { RepeatedPublishing } from './repeatedPublishing';

/** How files get to a repository that is not here. Loaded when somebody wants that. */
export class PublishActions {
  constructor(private readonly _options: PublishActions.IOptions) {
    const { importRun, serverSettings, state, translator } = _options;
    const { jobs } = importRun;
    this._trans = translator.load(DOMAIN);
    this.model = new PublicationsModel(jobs, serverSettings);
    this._jobs = new PublishJobs({ jobs, state, translator });
    this._repeated = new RepeatedPublishing({
      jobs,
      model: this.model,
      publishJobs: this._jobs,
      trans: this._trans
    });
  }

  readonly model: PublicationsModel;

  /** Ask where what is selected in the file browser goes, and publish it. */
  async publishSelected(): Promise<void> {
    const { contents, fileBrowsers } = this._options;
    const items = chosenItems(fileBrowsers, contents);
    if (items.length > 0) {
      await this.publish(items);
    }
  }

  /** Make the selected folder a repository, and a new project. */
  async publishSelectedFolder(): Promise<void> {
    const { contents, fileBrowsers, importRun } = this._options;
    const [item] = chosenItems(fileBrowsers, contents);
    if (item?.isFolder !== true) {
      return;
    }
    const inside = await importRun.repositories.folderOf(item);
    if (inside !== null && inside !== item.path) {
      Notification.info(
        this._trans.__(
          'This folder is in the repository %1. Commit and push it there.',
          visibleText(inside)
        )
      );
      return;
    }
    await this.publishFolder(item.path);
  }

  /** Ask where to, and publish. Documents that are open are saved before. */
  async publish(items: readonly IPublishedItem[]): Promise<void> {
    const form = await this._form(this._published(items));
    const before =
      items.length === 1 ? this.model.get(form.what.paths[0]) : null;
    if (before !== null) {
      form.fill(before.choice);
    }
    await this._ask(form);
  }

  /**
   * Make a folder a repository, and publish it to a new project of an account or at CodeCommit.
   *
   * @param begin - What is proposed, of what would be.
   * @param begun - What is done when it goes on.
   */
  async publishFolder(
    path: string,
    begin: (proposed: INewProject) => INewProject = proposed => proposed,
    begun: () => Promise<void> = async () => undefined
  ): Promise<void> {
    const { importRun, translator } = this._options;
    const project = await chooseProject(path, begin, importRun, translator);
    if (project !== null) {
      await this._save([path]);
      await this._jobs.start(projectRequest(path, project));
      await begun();
    }
  }

  /** Ask again, beginning with what a job was asked for. */
  async change({ request, id }: Job): Promise<void> {
    const begun = () => this._options.importRun.jobs.dismiss([id]);
    if (request.kind === 'create_project') {
      await this.publishFolder(
        request.path,
        proposed => projectOf(request, proposed),
        begun
      );
    }
    if (request.kind === 'publish') {
      const { message, paths } = request;
      const form = await this._form({
        paths,
        isFile: paths.length === 1,
        message
      });
      form.fill(request);
      await this._ask(form, begun);
    }
  }

  /** Publish a document once more after a save, where that is wanted and it is time. */
  async publishAgain(path: string): Promise<void> {
    await this._repeated.saved(path);
  }

  /** Publish a document by itself no more. */
  async stop({ choice, path }: Publication): Promise<void> {
    await this.model.remember(path, { ...choice, minutes: null });
  }

  private async _ask(
    form: PublishFormModel,
    begun: () => Promise<void> = async () => undefined
  ): Promise<void> {
    const { importRun, translator } = this._options;
    const { askToPublish } =
      await import('../../widgets/publish/publishDialog');
    const { paths } = form.what;
    try {
      await askToPublish({
        form,
        title: this._trans.__('Publish %1', this._nameOf(paths)),
        canUseUrl: !(importRun.server.state.info?.locked_down ?? false),
        publish: async () => {
          await this._save(paths);
          await this._remember(form);
          await this._jobs.start(form.request());
          await begun();
        },
        translator
      });
    } finally {
      form.dispose();
    }
  }

  /** The next time begins with it, be that by itself or when it is asked for. */
  private async _remember(form: PublishFormModel): Promise<void> {
    const [path, ...others] = form.what.paths;
    if (others.length === 0) {
      await this.model.remember(path, form.choice());
    }
  }

  private async _save(paths: readonly string[]): Promise<void> {
    const { documents } = this._options;
    for (const path of paths) {
      await documents.save(await documents.unsaved(path));
    }
  }

  private async _form(what: IPublished): Promise<PublishFormModel> {
    const { presets, serverSettings } = this._options;
    const { model } = await presets.load();
    await Promise.all([model.refresh(), this.model.refresh()]);
    return new PublishFormModel(
      new UrlModel(serverSettings),
      what,
      model.presets,
      this.model.state.publications ?? []
    );
  }

  private _published(items: readonly IPublishedItem[]): IPublished {
    const paths = items.map(({ path }) => path);
    return {
      paths,
      isFile: items.length === 1 && !items[0].isFolder,
      message: this._trans.__('Publish %1', this._nameOf(paths))
    };
  }

  private _nameOf(paths: readonly string[]): string {
    return paths.length === 1
      ? visibleText(baseName(paths[0]))
      : this._trans._n('%1 item', '%1 items', paths.length);
  }

  private readonly _jobs: PublishJobs;
  private readonly _repeated: RepeatedPublishing;
  private readonly _trans: TranslationBundle;
}

export namespace PublishActions {
  export interface IOptions {
    contents: Contents.IManager;
    documents: IOpenDocuments;
    fileBrowsers: IFileBrowserFactory | null;
    importRun: IImportRun;
    presets: IPresets;
    serverSettings: ServerConnection.ISettings;
    state: IStateDB | null;
    translator: ITranslator;
  }
}
