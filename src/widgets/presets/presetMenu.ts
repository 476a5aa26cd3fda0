import type { TranslationBundle } from '@jupyterlab/translation';
import {
  copyIcon,
  editIcon,
  folderIcon,
  linkIcon
} from '@jupyterlab/ui-components';

import type { Preset, StartRepositories } from '../../api/_schema';
import {
  canHave,
  roleOf,
  type StartRole
} from '../../model/presets/startRoles';
import { ActionMenu } from '../actionMenu';

export interface IPresetVerbs {
  connect: (preset: Preset) => void;
  copyUrl: (preset: Preset) => void;
  edit: (preset: Preset) => void;
  forget: (preset: Preset) => void;
  /** Null: nothing is done with it at start. */
  start: (preset: Preset, role: StartRole | null) => void;
}

/** What can be done with a saved repository. */
export function presetMenu(
  preset: Preset,
  start: StartRepositories | null,
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
  addStart(menu, preset, start, verbs, trans);
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

/** What is done with it when a server starts. */
function addStart(
  menu: ActionMenu,
  preset: Preset,
  start: StartRepositories | null,
  verbs: IPresetVerbs,
  trans: TranslationBundle
): void {
  const { name } = preset;
  const now = roleOf(start, name);
  const add = (label: string, role: StartRole) => {
    menu.addToggle(
      label,
      now === role,
      () => {
        verbs.start(preset, now === role ? null : role);
      },
      canHave(start, name, role)
    );
  };
  add(trans.__('Open at Start'), 'default');
  add(trans.__('Clone at Start'), 'additional');
  if (start?.locked === true) {
    menu.add(
      trans.__('Your Administrator Decides What Comes at Start'),
      null,
      () => undefined,
      false
    );
  }
}
