import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';

import { SettingsModel } from '../model/settings';
import { IImportSettings } from '../tokens';

/** Named as its schema, `schema/plugin.json`, which also holds the menu entries. */
export const settingsPlugin: JupyterFrontEndPlugin<IImportSettings> = {
  id: 'jupyter-import-run:plugin',
  description: 'The settings and menu entries of Import & Run.',
  autoStart: true,
  optional: [ISettingRegistry],
  provides: IImportSettings,
  activate: (
    app: JupyterFrontEnd,
    registry: ISettingRegistry | null
  ): IImportSettings => {
    const model = new SettingsModel();
    registry
      ?.load(settingsPlugin.id)
      .then(settings => {
        const read = () => {
          model.set(settings.composite);
        };
        read();
        settings.changed.connect(read);
      })
      .catch((reason: unknown) => {
        console.warn('Import & Run goes on with its default settings.', reason);
      });
    return model;
  }
};
