import type { TranslationBundle } from '@jupyterlab/translation';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365.25 * DAY;
const MONTH = YEAR / 12;

/**
 * A size in three digits: `31.4 MB`, which no line end parts.
 *
 * Decimal units, as disks are sold and browsers count.
 */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.5 would be written as 1000.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${trimZeros(value.toFixed(digits))}\u00a0${UNITS[unit]}`;
}

/** `8.2 MB/s`. */
export function formatSpeed(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** `62 %`; only the very end is 100. A line never ends before its unit. */
export function formatPercent(fraction: number): string {
  return `${percent(fraction)}\u00a0%`;
}

/** A fraction as a whole number of percent, cut, so that 100 means done. */
export function percent(fraction: number): number {
  return Math.floor(Math.min(1, Math.max(0, fraction)) * 100 + 1e-9);
}

/** How long ago a time was, in its largest unit: `3 d ago`. */
export function formatAgo(
  time: string,
  now: number,
  trans: TranslationBundle
): string {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
  if (Number.isNaN(seconds)) {
    return '';
  }
  if (seconds < MINUTE) {
    return trans.__('just now');
  }
  if (seconds < HOUR) {
    return trans.__('%1 min ago', Math.floor(seconds / MINUTE));
  }
  if (seconds < DAY) {
    return trans.__('%1 h ago', Math.floor(seconds / HOUR));
  }
  if (seconds < WEEK) {
    return trans.__('%1 d ago', Math.floor(seconds / DAY));
  }
  if (seconds < 2 * MONTH) {
    return trans.__('%1 wk ago', Math.floor(seconds / WEEK));
  }
  return seconds < YEAR
    ? trans.__('%1 mo ago', Math.floor(seconds / MONTH))
    : trans.__('%1 yr ago', Math.floor(seconds / YEAR));
}

/** How long until something: `12 s`, `3 min`. */
export function formatSeconds(
  seconds: number,
  trans: TranslationBundle
): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 2 * MINUTE
    ? trans.__('%1 s', whole)
    : trans.__('%1 min', Math.round(whole / MINUTE));
}

/**
 * Foreign text with its invisible control characters shown.
 *
 * A name with an ANSI sequence or a right-to-left override must not pass for another one.
 */
export function visibleText(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

function trimZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
