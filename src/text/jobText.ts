import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../api/_schema';
import { resultPaths } from '../model/activity';
import { baseName } from '../model/paths';
import {
  formatBytes,
  formatPercent,
  formatSeconds,
  formatSpeed,
  percent,
  visibleText
} from './format';
import { phaseText } from './phaseText';
import { addressOf } from './sourceText';

/** What a job is about, under the name that it really got. */
export function titleOf(job: Job): string {
  const paths = resultPaths(job);
  return visibleText(paths === null ? job.title : baseName(paths.path));
}

/** Where an import comes from, as people write it; empty for what comes from nowhere. */
export function whereText({ request }: Job): string {
  return 'url' in request && request.url
    ? visibleText(addressOf(request.url))
    : '';
}

/** What a job brings, for those who do not see its icon. */
export function kindText({ kind }: Job, trans: TranslationBundle): string {
  switch (kind) {
    case 'import_notebook':
      return trans.__('Notebook');
    case 'fetch':
      return trans.__('History');
    case 'create_project':
    case 'publish':
      return trans.__('Publication');
    default:
      return trans.__('Repository');
  }
}

/** What a running job is doing: `Receiving · 62 %`. */
export function statusText(
  job: Job,
  now: number,
  trans: TranslationBundle
): string {
  const { detail, phase, progress } = job;
  if (detail?.waits_for) {
    return trans.__('Waits for %1', visibleText(detail.waits_for));
  }
  if (job.state === 'queued' || phase === null) {
    return trans.__('Waiting');
  }
  if (detail?.retry_at) {
    const seconds = (Date.parse(detail.retry_at) - now) / 1000;
    return trans.__('Next try in %1', formatSeconds(seconds, trans));
  }
  const words = phaseText(phase, trans);
  return progress === null ? words : `${words} · ${formatPercent(progress)}`;
}

/** How much and how fast, as far as it is known: `31.4 MB · 8.2 MB/s`. */
export function amountText(job: Job): string {
  const { detail } = job;
  return [
    detail?.bytes ? formatBytes(detail.bytes) : '',
    detail?.bytes_per_second ? formatSpeed(detail.bytes_per_second) : ''
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The bar in words: `Receiving, 62 percent, 31.4 MB of 50 MB`. */
export function valueText(job: Job, trans: TranslationBundle): string {
  const { detail, phase, progress } = job;
  const parts = [
    phase === null ? trans.__('Waiting') : phaseText(phase, trans)
  ];
  if (progress !== null) {
    parts.push(trans.__('%1 percent', percent(progress)));
  }
  if (detail?.bytes) {
    parts.push(
      detail.bytes_total
        ? trans.__(
            '%1 of %2',
            formatBytes(detail.bytes),
            formatBytes(detail.bytes_total)
          )
        : formatBytes(detail.bytes)
    );
  }
  return parts.join(', ');
}

/** A folder as the file browser writes it; the root is a slash. */
export function folderText(folder: string): string {
  return folder === '' ? '/' : visibleText(folder);
}
