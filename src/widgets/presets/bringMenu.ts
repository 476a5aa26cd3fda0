import type { TranslationBundle } from '@jupyterlab/translation';
import { addIcon, linkIcon, lockIcon } from '@jupyterlab/ui-components';

import type { Preset } from '../../api/_schema';
import { CommandIDs } from '../../commandIDs';
import { repositoryIcon } from '../../icons';
import { reportError } from '../../reportError';
import { visibleText } from '../../text/format';
import type { IImportPanel, IPresets } from '../../tokens';
import { ActionMenu } from '../actionMenu';

/** So many saved ones; more would make the menu longer than the screen. */
const MOST_SAVED = 10;

export interface IBringVerbs {
  connect: (preset: Preset) => void;
  fromUrl: () => void;
  showSaved: () => void;
}

/** What the `+` offers: a URL, or one of the saved repositories. */
export function bringMenu(
  presets: readonly Preset[],
  verbs: IBringVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  menu.add(trans.__('Import from URL…'), linkIcon, verbs.fromUrl);
  menu.separate();
  for (const preset of presets.slice(0, MOST_SAVED)) {
    const name = visibleText(preset.name);
    menu.add(
      preset.path === null
        ? trans.__('Connect %1', name)
        : trans.__('Open %1', name),
      preset.locked ? lockIcon : repositoryIcon,
      () => {
        verbs.connect(preset);
      }
    );
  }
  menu.add(
    presets.length > MOST_SAVED
      ? trans.__('More Saved Repositories…')
      : trans.__('Saved Repositories…'),
    addIcon,
    verbs.showSaved
  );
  return menu;
}

/** Offer it at the file browser's button, which `schema/plugin.json` adds. */
export async function offerToBring(
  panel: IImportPanel,
  presets: IPresets,
  trans: TranslationBundle
): Promise<void> {
  const actions = await presets.load();
  await actions.model.refresh();
  const anchor = document.querySelector<HTMLElement>(
    `.jp-FileBrowser [data-command="${CommandIDs.bring}"]`
  );
  bringMenu(
    actions.model.presets,
    {
      connect: preset => {
        actions.connect(preset).catch((error: unknown) => {
          reportError(error, trans);
        });
      },
      fromUrl: () => {
        void panel.focusUrl();
      },
      showSaved: () => {
        void panel.showPresets();
      }
    },
    trans
  ).openBelow(anchor ?? document.body);
}
