import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import { IImportRun, IOpener, IPresets } from '../tokens';

export const presetsPlugin: JupyterFrontEndPlugin<IPresets> = {
  id: 'jupyter-import-run:presets',
  description: 'Repositories that are saved under a name.',
  autoStart: true,
  requires: [IDocumentManager, IImportRun, IOpener],
  optional: [ITranslator],
  provides: IPresets,
  activate: (
    app: JupyterFrontEnd,
    docManager: IDocumentManager,
    importRun: IImportRun,
    opener: IOpener,
    translator: ITranslator | null
  ): IPresets => {
    return new Lazy(async () => {
      const { PresetActions } =
        await import('../actions/presets/presetActions');
      return new PresetActions({
        docManager,
        importRun,
        opener,
        serverSettings: app.serviceManager.serverSettings,
        translator: translator ?? nullTranslator
      });
    });
  }
};
