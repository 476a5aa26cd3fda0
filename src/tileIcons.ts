import { LabIcon } from '@jupyterlab/ui-components';

import type { Standing } from './model/presets/standing';

/** The bar of a tile moves in so many steps, each of which is an icon. */
const STEPS = 10;

const FOLDER =
  '<path class="jp-icon-contrast1" fill="#388E3C" fill-rule="evenodd" d="M3.500 3.500h6l2 2.300h9A1.500 1.500 0 0 1 22 7.300v9.200a1.500 1.500 0 0 1-1.500 1.500h-17A1.500 1.500 0 0 1 2 16.500V5a1.500 1.500 0 0 1 1.500-1.500zM9 8.200a1.700 1.700 0 0 0-.8 3.200v2a1.700 1.700 0 1 0 1.600 0v-.3c.3-.6 1-.9 2.200-.9 2 0 3.400-.8 3.800-2.200a1.700 1.700 0 1 0-1.600-.1c-.3.5-1 .7-2.200.7-.9 0-1.600.1-2.200.4v-.1A1.700 1.700 0 0 0 9 8.200z"/>';

const LOCK =
  '<path class="jp-icon-none" fill="#fff" d="M14.500 12.500h9v10h-9z"/><path class="jp-icon3" fill="#616161" fill-rule="evenodd" d="M16.500 16v-.9a2.500 2.500 0 0 1 5 0v.9h.5v5.500h-6V16zm1.300 0h2.400v-.9a1.200 1.200 0 0 0-2.400 0z"/>';

const icons = new Map<string, LabIcon>();

/**
 * The icon of a saved repository's tile: its lock and how far it is on its way are drawn into it.
 *
 * A tile shows the icon of its command and nothing else.
 */
export function tileIcon(standing: Standing, isLocked: boolean): LabIcon {
  const step = stepOf(standing);
  const key = `${isLocked ? 'locked' : 'own'}-${step ?? 'still'}`;
  let icon = icons.get(key);
  if (icon === undefined) {
    icon = new LabIcon({
      name: `jupyter-import-run:tile-${key}`,
      svgstr: [
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">',
        FOLDER,
        isLocked ? LOCK : '',
        step === null ? '' : bar(step),
        '</svg>'
      ].join('')
    });
    icons.set(key, icon);
  }
  return icon;
}

function stepOf(standing: Standing): number | null {
  return standing.what === 'connecting'
    ? Math.floor((standing.job.progress ?? 0) * STEPS)
    : null;
}

function bar(step: number): string {
  const width = 20 * Math.max(1 / STEPS, step / STEPS);
  return [
    '<path class="jp-icon4" fill="#bdbdbd" d="M2 20.500h20v2H2z"/>',
    `<path class="jp-icon-brand0" fill="#1976d2" d="M2 20.500h${width}v2H2z"/>`
  ].join('');
}
