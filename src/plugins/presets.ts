import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { PromiseDelegate } from '@lumino/coreutils';

import type { PresetActions } from '../actions/presets/presetActions';
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
    const loaded = new PromiseDelegate<PresetActions>();
    let isLoading = false;
    return {
      loaded: loaded.promise,
      load: () => {
        if (!isLoading) {
          isLoading = true;
          void import('../actions/presets/presetActions').then(
            ({ PresetActions }) => {
              loaded.resolve(
                new PresetActions({
                  docManager,
                  importRun,
                  opener,
                  serverSettings: app.serviceManager.serverSettings,
                  translator: translator ?? nullTranslator
                })
              );
            },
            (error: unknown) => {
              loaded.reject(error);
            }
          );
        }
        return loaded.promise;
      }
    };
  }
};
