import type { TranslationBundle } from '@jupyterlab/translation';
import {
  copyIcon,
  editIcon,
  folderIcon,
  linkIcon
} from '@jupyterlab/ui-components';

import type { Preset } from '../../api/_schema';
import { ActionMenu } from '../actionMenu';

export interface IPresetVerbs {
  connect: (preset: Preset) => void;
  copyUrl: (preset: Preset) => void;
  edit: (preset: Preset) => void;
  forget: (preset: Preset) => void;
}

/** What can be done with a saved repository. */
export function presetMenu(
  preset: Preset,
  verbs: IPresetVerbs,
  trans: TranslationBundle
): ActionMenu {
  const menu = new ActionMenu();
  const isOwn = !preset.locked;
  menu.add(
    preset.path === null ? trans.__('Connect') : trans.__('Open Its Folder'),
    preset.path === null ? linkIcon : folderIcon,
    () => {
      verbs.connect(preset);
    }
  );
  menu.add(trans.__('Copy URL'), copyIcon, () => {
    verbs.copyUrl(preset);
  });
  menu.separate();
  menu.add(
    isOwn ? trans.__('Edit…') : trans.__('Given by Your Administrator'),
    isOwn ? editIcon : null,
    () => {
      verbs.edit(preset);
    },
    isOwn
  );
  if (isOwn) {
    menu.add(trans.__('Forget…'), null, () => {
      verbs.forget(preset);
    });
  }
  return menu;
}
