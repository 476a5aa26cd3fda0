import { Notification } from '@jupyterlab/apputils';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { Contents, ServerConnection } from '@jupyterlab/services';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import type {
  CreateProject,
  Job,
  Publication,
  Publish
} from '../../api/_schema';
import { knownHosts } from '../../model/accounts/knownHosts';
import { baseName } from '../../model/paths';
import { requestAgain, untilDue } from '../../model/publish/again';
import {
  type INewProject,
  projectOf,
  projectRequest,
  proposedProject
} from '../../model/publish/newProject';
import { PublicationsModel } from '../../model/publish/publicationsModel';
import {
  type IPublished,
  PublishFormModel
} from '../../model/publish/publishForm';
import { UrlModel } from '../../model/urlModel';
import { reportError } from '../../reportError';
import { Facts } from '../../text/facts';
import { visibleText } from '../../text/format';
import type { IImportRun, IOpenDocuments, IPresets } from '../../tokens';
import { DOMAIN } from '../../translation';
import { chosenItems, type IPublishedItem } from './chosenItems';

const AUTHOR_KEY = 'jupyter-import-run:author';

/** How files get to a repository that is not here. Loaded when somebody wants that. */
export class PublishActions {
  constructor(private readonly _options: PublishActions.IOptions) {
    this._trans = _options.translator.load(DOMAIN);
    const { importRun, serverSettings } = _options;
    this.model = new PublicationsModel(importRun.jobs, serverSettings);
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
    const [path] = form.what.paths;
    if (items.length === 1) {
      await this.model.refresh();
      const before = this.model.get(path);
      if (before !== null) {
        form.fill(before.choice);
      }
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
    const { info } = importRun.server.state;
    const hasCodeCommit = info?.codecommit ?? false;
    const accounts = await importRun.accounts.load();
    await accounts.model.refresh();
    if (accounts.model.accounts.length === 0 && !hasCodeCommit) {
      const [host] = knownHosts(info);
      if ((await accounts.signIn(host, ['create'])) === null) {
        return;
      }
    }
    const { askForProject } =
      await import('../../widgets/publish/askForProject');
    const { accounts: connected } = accounts.model;
    const folder = baseName(path);
    const first = connected.length > 0 ? connected[0].id : null;
    const wanted = begin(proposedProject(folder, first));
    const isThere =
      wanted.account === null
        ? hasCodeCommit
        : connected.some(({ id }) => id === wanted.account);
    const project = await askForProject(
      folder,
      isThere ? wanted : { ...wanted, account: first },
      connected,
      hasCodeCommit,
      translator
    );
    if (project === null) {
      return;
    }
    await this._save([path]);
    const job = await importRun.jobs.start(
      projectRequest(path, project, await this._author()),
      { run: false }
    );
    await begun();
    this._helpOn(job);
  }

  /** Ask again, beginning with what a job was asked for. */
  async change({ request, id }: Job): Promise<void> {
    if (request.kind === 'create_project') {
      await this.publishFolder(
        request.path,
        proposed => projectOf(request, proposed),
        () => this._options.importRun.jobs.dismiss([id])
      );
    }
    if (request.kind !== 'publish') {
      return;
    }
    const isFile = request.paths.length === 1;
    const form = await this._form({
      paths: request.paths,
      isFile,
      message: request.message
    });
    form.fill(request);
    await this._ask(form, () => this._options.importRun.jobs.dismiss([id]));
  }

  /** Publish a document once more after a save, where that is wanted and it is time. */
  async publishAgain(path: string): Promise<void> {
    const { jobs } = this._options.importRun;
    if (this.model.state.publications === null) {
      await this.model.refresh();
    }
    const publication = this.model.get(path);
    const wait =
      publication === null ? null : untilDue(publication, Date.now());
    if (publication === null || wait === null || this._waiting.has(path)) {
      return;
    }
    if (wait > 0) {
      this._waiting.add(path);
      setTimeout(() => {
        this._waiting.delete(path);
        this.publishAgain(path).catch((error: unknown) => {
          reportError(error, this._trans);
        });
      }, wait);
      return;
    }
    const request = requestAgain(publication);
    const job = await jobs.start(
      { ...request, author: await this._author() },
      { run: false, isQuiet: true }
    );
    this.model.begun(path, job.created);
    // What goes well is told where it can be stopped; what does not stays on the list.
    if ((await jobs.untilEnded(job.id)).state === 'succeeded') {
      await jobs.dismiss([job.id]);
    } else {
      await this.model.refresh();
    }
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
          const job = await importRun.jobs.start(
            { ...form.request(), author: await this._author() },
            { run: false }
          );
          await begun();
          this._helpOn(job);
        },
        translator
      });
    } finally {
      form.dispose();
    }
  }

  /** The next time begins with it, be that by itself or when it is asked for. */
  private async _remember(form: PublishFormModel): Promise<void> {
    const { isFile, paths } = form.what;
    if (isFile) {
      await this.model.remember(paths[0], form.choice());
    }
  }

  private async _save(paths: readonly string[]): Promise<void> {
    const { documents } = this._options;
    for (const path of paths) {
      await documents.save(await documents.unsaved(path));
    }
  }

  private _helpOn(job: Job): void {
    this._help(job).catch((error: unknown) => {
      reportError(error, this._trans);
    });
  }

  /** Ask for what a publication turns out to need, and go on with it. */
  private async _help({ id }: Job): Promise<void> {
    const { jobs } = this._options.importRun;
    const job = await jobs.untilEnded(id);
    const request = job.error === null ? null : await this._completed(job);
    if (request !== null) {
      const again = await jobs.start(request, { run: false });
      await jobs.dismiss([id]);
      this._helpOn(again);
    }
  }

  /** The request with what it lacked; null where that is something else. */
  private async _completed({
    error,
    request
  }: Job): Promise<CreateProject | Publish | null> {
    const { translator } = this._options;
    const facts = new Facts(error?.data ?? {});
    if (request.kind !== 'publish' && request.kind !== 'create_project') {
      return null;
    }
    switch (facts.text('reason')) {
      case 'author_missing': {
        const { askForAuthor } =
          await import('../../widgets/repository/askForAuthor');
        const known = {
          name: facts.text('name') ?? '',
          email: facts.text('email') ?? ''
        };
        const author = await askForAuthor(known, null, translator, false);
        if (author === null) {
          return null;
        }
        const text = `${author.name} <${author.email}>`;
        await this._options.state?.save(AUTHOR_KEY, text);
        return { ...request, author: text };
      }
      case 'needs_confirmation': {
        const { askToConfirm } =
          await import('../../widgets/repository/askToConfirm');
        const confirmed = await askToConfirm(error, translator);
        return confirmed && { ...request, confirmed };
      }
      default:
        return null;
    }
  }

  private async _form(what: IPublished): Promise<PublishFormModel> {
    const { presets, serverSettings } = this._options;
    const { model } = await presets.load();
    await model.refresh();
    return new PublishFormModel(
      new UrlModel(serverSettings),
      what,
      model.presets
    );
  }

  /** As whom the person publishes, once they had to say it; null: as whoever git knows. */
  private async _author(): Promise<string | null> {
    const author = await this._options.state?.fetch(AUTHOR_KEY);
    return typeof author === 'string' ? author : null;
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

  private _trans: TranslationBundle;
  /** Documents that were saved, and whose time has not come yet. */
  private _waiting = new Set<string>();
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
