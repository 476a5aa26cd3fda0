import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import {
  IImportPanel,
  IImportRun,
  IOpenDocuments,
  IOpener,
  IPresets,
  IPublisher
} from '../tokens';
import { Sidebar } from '../widgets/sidebar';

const ID = 'jupyter-import-run';

export const panelPlugin: JupyterFrontEndPlugin<IImportPanel> = {
  id: 'jupyter-import-run:panel',
  description: 'The panel in the left sidebar.',
  autoStart: true,
  requires: [IImportRun, IOpenDocuments, IOpener, IPresets, IPublisher],
  optional: [ILayoutRestorer, IStateDB, ITranslator],
  provides: IImportPanel,
  activate: (
    app: JupyterFrontEnd,
    importRun: IImportRun,
    documents: IOpenDocuments,
    opener: IOpener,
    presets: IPresets,
    publisher: IPublisher,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): IImportPanel => {
    const sidebar = new Sidebar({
      activate: () => {
        app.shell.activateById(ID);
      },
      app,
      documents,
      importRun,
      opener,
      presets,
      publisher,
      state,
      translator: translator ?? nullTranslator
    });
    sidebar.id = ID;
    app.shell.add(sidebar, 'left', { rank: 300 });
    restorer?.add(sidebar, ID);

    const example = PageConfig.getOption('importRunExample');
    if (example !== '') {
      void fillIn(example, app, importRun, sidebar);
    }
    return sidebar;
  }
};

/** A demonstration begins with its URL in the field; not again after the first import. */
async function fillIn(
  url: string,
  app: JupyterFrontEnd,
  { importer, jobs }: IImportRun,
  panel: IImportPanel
): Promise<void> {
  await app.restored;
  await jobs.refresh();
  if (jobs.state.jobs.length === 0) {
    await panel.holdUrl();
    const { form } = await importer.load();
    form.url.setText(url, true);
  }
}
