import { StateModel } from './stateModel';

export type RunAfterImport = 'always' | 'ask' | 'never';
export type History = 'fast' | 'full' | 'none';
export type PullBy = 'git' | 'merge' | 'rebase';

/** The person's settings, as `schema/plugin.json` describes them. */
export interface ISettings {
  runAfterImport: RunAfterImport;
  withRepository: boolean;
  history: History;
  submodules: boolean;
  confirmImport: boolean;
  /** How a pull brings commits of both sides together; `git`: as Git is configured. */
  pullBy: PullBy;
  /** The least time between two unasked looks at a repository's server; 0: never. */
  checkMinutes: number;
}

export const DEFAULT_SETTINGS: ISettings = {
  runAfterImport: 'ask',
  withRepository: false,
  history: 'fast',
  submodules: false,
  confirmImport: false,
  pullBy: 'git',
  checkMinutes: 10
};

export class SettingsModel extends StateModel<ISettings> {
  constructor() {
    super(DEFAULT_SETTINGS);
  }

  /** Take over what the settings system says; the schema has checked it. */
  set(settings: Partial<ISettings>): void {
    this.update(settings);
  }
}
