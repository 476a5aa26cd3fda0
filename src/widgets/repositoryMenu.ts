import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  copyIcon,
  folderIcon,
  type LabIcon,
  launchIcon,
  MenuSvg
} from '@jupyterlab/ui-components';
import { CommandRegistry } from '@lumino/commands';

import type { RepositorySummary } from '../api/_schema';
import type { IOpener } from '../tokens';

export interface IRepositoryMenuOptions {
  repository: RepositorySummary;
  x: number;
  y: number;
  opener: IOpener;
  trans: TranslationBundle;
  act: (action: Promise<unknown>) => void;
}

/** The context menu of a repository. */
export function openRepositoryMenu(options: IRepositoryMenuOptions): void {
  const { act, opener, repository, trans } = options;
  const { path, url, web_url } = repository;
  // A registry of its own: these verbs mean nothing without the row.
  const commands = new CommandRegistry();
  const menu = new MenuSvg({ commands });
  const add = (label: string, icon: LabIcon | null, execute: () => void) => {
    const command = `${menu.items.length}`;
    commands.addCommand(command, {
      label,
      icon: icon ?? undefined,
      describedBy: { args: { type: 'object', properties: {} } },
      execute
    });
    menu.addItem({ command });
  };
  add(trans.__('Open'), folderIcon, () => {
    act(opener.open(path, true));
  });
  add(trans.__('Show in Files'), null, () => {
    act(opener.reveal(path));
  });
  if (web_url !== null) {
    add(trans.__('Open in Browser'), launchIcon, () => {
      window.open(web_url, '_blank', 'noopener');
    });
  }
  if (url !== null) {
    add(trans.__('Copy URL'), copyIcon, () => {
      Clipboard.copyToSystem(url);
    });
  }
  const before = document.activeElement;
  menu.aboutToClose.connect(() => {
    // The command of the clicked item still runs.
    setTimeout(() => {
      menu.dispose();
      if (document.activeElement === document.body) {
        (before as HTMLElement | null)?.focus();
      }
    });
  });
  menu.open(options.x, options.y);
}
