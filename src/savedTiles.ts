import type { ILauncher } from '@jupyterlab/launcher';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { DisposableSet, type IDisposable } from '@lumino/disposable';

import type { PresetActions } from './actions/presets/presetActions';
import type { Preset } from './api/_schema';
import { described } from './commandArguments';
import { CommandIDs } from './commandIDs';
import type { JobsModel } from './model/jobsModel';
import { type Standing, standingOf } from './model/presets/standing';
import { reportError } from './reportError';
import { visibleText } from './text/format';
import { presetTitle } from './text/presetText';
import { tileIcon } from './tileIcons';

/** The launcher shows so many, and where the others are. */
const MOST_TILES = 6;

/** A tile in the launcher for each saved repository. */
export class SavedTiles implements IDisposable {
  constructor(private readonly _options: SavedTiles.IOptions) {
    const { actions, commands, jobs, trans } = _options;
    commands.addCommand(CommandIDs.connectSaved, {
      label: ({ name }) => (typeof name === 'string' ? visibleText(name) : ''),
      caption: ({ name }) => {
        const preset = this._find(name);
        return preset === null ? '' : presetTitle(preset, trans);
      },
      icon: ({ name }) => {
        const preset = this._find(name);
        return preset === null
          ? undefined
          : tileIcon(this._standingOf(preset), preset.locked);
      },
      describedBy: described({
        name: trans.__('The name of the saved repository')
      }),
      execute: async ({ name }) => {
        const preset = this._find(name);
        if (preset !== null) {
          await actions.connect(preset).catch((error: unknown) => {
            reportError(error, trans);
          });
        }
      }
    });
    actions.model.changed.connect(this._update, this);
    jobs.changed.connect(this._update, this);
    this._update();
  }

  get isDisposed(): boolean {
    return this._tiles.isDisposed;
  }

  dispose(): void {
    this._options.actions.model.changed.disconnect(this._update, this);
    this._options.jobs.changed.disconnect(this._update, this);
    this._tiles.dispose();
  }

  /** The launcher draws itself anew for every change, so nothing is changed that looks as before. */
  private _update(): void {
    const { actions, launcher, trans } = this._options;
    const { presets } = actions.model;
    const shown = presets.slice(0, MOST_TILES);
    const looks = presets
      .map(each =>
        [
          presetTitle(each, trans),
          tileIcon(this._standingOf(each), each.locked).name
        ].join('\n')
      )
      .join('\n\n');
    if (looks === this._looks) {
      return;
    }
    this._looks = looks;
    this._tiles.dispose();
    this._tiles = new DisposableSet();
    const category = trans.__('Repositories');
    shown.forEach(({ name }, index) => {
      this._tiles.add(
        launcher.add({
          command: CommandIDs.connectSaved,
          args: { name },
          category,
          rank: index + 1
        })
      );
    });
    if (presets.length > shown.length) {
      this._tiles.add(
        launcher.add({
          command: CommandIDs.showSaved,
          args: { isLauncher: true },
          category,
          rank: shown.length + 1
        })
      );
    }
  }

  private _find(name: unknown): Preset | null {
    return typeof name === 'string'
      ? this._options.actions.model.get(name)
      : null;
  }

  private _standingOf(preset: Preset): Standing {
    return standingOf(preset, this._options.actions.model.jobOf(preset));
  }

  private _looks = '';
  private _tiles = new DisposableSet();
}

export namespace SavedTiles {
  export interface IOptions {
    actions: PresetActions;
    commands: CommandRegistry;
    jobs: JobsModel;
    launcher: ILauncher;
    trans: TranslationBundle;
  }
}
