import type { TranslationBundle } from '@jupyterlab/translation';

import type { Preset } from '../api/_schema';
import type { StartRole } from '../model/presets/startRoles';
import { visibleText } from './format';
import { addressOf } from './sourceText';

/** Which branch of what: `week-10 · gitlab.example.org/course`. */
export function presetLine({ branch, url }: Preset): string {
  return [branch, addressOf(url)]
    .filter(part => part !== null)
    .map(visibleText)
    .join(' · ');
}

/** What becomes of it when a server starts; empty: nothing. */
export function startText(
  role: StartRole | null,
  trans: TranslationBundle
): string {
  switch (role) {
    case 'default':
      return trans.__('opens at start');
    case 'additional':
      return trans.__('cloned at start');
    case null:
      return '';
  }
}

/** The whole of it, for those who point at it. */
export function presetTitle(preset: Preset, trans: TranslationBundle): string {
  const { description, folder, locked, name, path } = preset;
  return [
    visibleText(name),
    presetLine(preset),
    description === '' ? '' : visibleText(description),
    locked ? trans.__('From your administrator') : '',
    path !== null
      ? trans.__('Here in %1', visibleText(path))
      : folder !== null
        ? trans.__('Goes to %1', visibleText(folder))
        : ''
  ]
    .filter(Boolean)
    .join('\n');
}
