import { type LabIcon, MenuSvg } from '@jupyterlab/ui-components';
import { CommandRegistry } from '@lumino/commands';

import { described } from '../commandArguments';

/** A menu of verbs that mean nothing elsewhere: it has a registry of its own. */
export class ActionMenu {
  add(
    label: string,
    icon: LabIcon | null,
    execute: () => void,
    isEnabled = true
  ): void {
    this._add({
      label,
      icon: icon ?? undefined,
      isEnabled: () => isEnabled,
      execute
    });
  }

  /** Something that is on or off. */
  addToggle(
    label: string,
    isOn: boolean,
    execute: () => void,
    isEnabled = true
  ): void {
    this._add({
      label,
      isEnabled: () => isEnabled,
      isToggleable: true,
      isToggled: () => isOn,
      execute
    });
  }

  separate(): void {
    this._menu.addItem({ type: 'separator' });
  }

  /** Open it at a point of the window; the keyboard goes back to where it was. */
  openAt(x: number, y: number): void {
    const before = document.activeElement;
    this._menu.aboutToClose.connect(() => {
      // The command runs first, and may take the keyboard.
      requestAnimationFrame(() => {
        const { activeElement, body } = document;
        if (
          (activeElement === null || activeElement === body) &&
          before instanceof HTMLElement
        ) {
          before.focus();
        }
        if (!this._menu.isAttached) {
          this._menu.dispose();
        }
      });
    });
    this._menu.open(x, y);
  }

  /** Open it below an element. */
  openBelow(anchor: HTMLElement): void {
    const { bottom, left } = anchor.getBoundingClientRect();
    this.openAt(left, bottom);
  }

  private _add(options: CommandRegistry.ICommandOptions): void {
    const command = `${this._menu.items.length}`;
    this._commands.addCommand(command, {
      ...options,
      describedBy: described()
    });
    this._menu.addItem({ command });
  }

  private _commands = new CommandRegistry();
  private _menu = new MenuSvg({ commands: this._commands });
}
