import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import type { ITranslator } from '@jupyterlab/translation';
import { TabPanel, type Widget } from '@lumino/widgets';

import { LinkActions } from '../../actions/link/linkActions';
import { LinkModel } from '../../model/link/linkModel';
import type { ILinkVisit } from '../../opening/linkVisit';
import { readNotebook } from '../../opening/readNotebook';
import { reportError } from '../../reportError';
import type {
  IImportPanel,
  IImportRun,
  IOpenDocuments,
  IOpener
} from '../../tokens';
import { DOMAIN } from '../../translation';
import { LinkWidget } from './linkWidget';

export interface IShowLinkOptions {
  app: JupyterFrontEnd;
  documents: IOpenDocuments;
  fileBrowser: IDefaultFileBrowser | null;
  importRun: IImportRun;
  opener: IOpener;
  panel: IImportPanel;
  translator: ITranslator;
}

/** Show the page of a link, and find out what it is about. */
export async function showLink(
  visit: ILinkVisit,
  options: IShowLinkOptions
): Promise<void> {
  const { app, documents, importRun, opener, panel, translator } = options;
  const { repositories, server } = importRun;
  const services = app.serviceManager;
  const trans = translator.load(DOMAIN);
  const [main, accounts] = await Promise.all([
    importRun.importer.load(),
    importRun.accounts.load(),
    server.refresh()
  ]);
  void accounts.model.refresh();
  void repositories.refresh();

  const importer = main.another();
  const { form } = importer;
  const [location] = server.state.info?.storage_locations ?? [];
  if (location !== undefined) {
    form.destination.choose(location.path);
  }
  const model = new LinkModel({
    form,
    jobs: importRun.jobs,
    readNotebook: path => readNotebook(services, path),
    serverSettings: services.serverSettings,
    visit
  });
  const onError = (error: unknown) => {
    reportError(error, trans);
  };
  const actions = new LinkActions({
    documents,
    importer,
    importRun,
    isSeen: (): boolean =>
      widget.isVisible && document.visibilityState === 'visible',
    model,
    onError,
    opener,
    services,
    visit: visit.query
  });
  const widget: LinkWidget = new LinkWidget({
    accounts: accounts.model,
    actions,
    importer,
    importRun,
    model,
    panel,
    trans
  });
  const page = put(widget, options);
  actions.finished.connect(() => {
    page.dispose();
  });
  widget.hold();
  await actions.begin();
}

/** Put the page into the main area, or among the tabs of Notebook 7's page of files. */
function put(
  content: LinkWidget,
  { app, fileBrowser }: IShowLinkOptions
): Widget {
  const tabs = fileBrowser?.parent?.parent;
  if (tabs instanceof TabPanel) {
    tabs.addWidget(content);
    tabs.currentWidget = content;
    return content;
  }
  const area = new MainAreaWidget({ content });
  area.id = `${content.id}-page`;
  area.toolbar.hide();
  app.shell.add(area, 'main');
  app.shell.activateById(area.id);
  return area;
}
