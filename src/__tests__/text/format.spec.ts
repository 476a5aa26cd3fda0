import { nullTranslator } from '@jupyterlab/translation';

import {
  formatAgo,
  formatBytes,
  formatPercent,
  formatSeconds,
  formatSpeed,
  visibleText
} from '../../text/format';

const trans = nullTranslator.load('test');

describe('formatBytes', () => {
  it.each([
    [0, '0\u00a0B'],
    [-5, '0\u00a0B'],
    [999, '999\u00a0B'],
    [999.6, '1\u00a0kB'],
    [1500, '1.5\u00a0kB'],
    [31_400_000, '31.4\u00a0MB'],
    [999_600_000, '1\u00a0GB'],
    [42_100_000_000, '42.1\u00a0GB'],
    [271_000_000_000, '271\u00a0GB'],
    [2e18, '2000\u00a0PB']
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('writes a speed', () => {
    expect(formatSpeed(8_200_000)).toBe('8.2\u00a0MB/s');
  });
});

describe('formatPercent', () => {
  it('says 100 only at the very end', () => {
    expect(formatPercent(0.999)).toBe('99\u00a0%');
    expect(formatPercent(1)).toBe('100\u00a0%');
  });

  it('does not lose a percent to binary fractions', () => {
    expect(formatPercent(0.29)).toBe('29\u00a0%');
    expect(formatPercent(0.57)).toBe('57\u00a0%');
  });

  it('stays within its bounds', () => {
    expect(formatPercent(-1)).toBe('0\u00a0%');
    expect(formatPercent(7)).toBe('100\u00a0%');
  });
});

describe('formatAgo', () => {
  const now = Date.parse('2026-01-31T12:00:00Z');

  it.each([
    ['2026-01-31T11:59:30Z', 'just now'],
    ['2026-01-31T12:00:10Z', 'just now'],
    ['2026-01-31T11:58:00Z', '2 min ago'],
    ['2026-01-31T09:00:00Z', '3 h ago'],
    ['2026-01-29T12:00:00Z', '2 d ago'],
    ['2026-01-03T12:00:00Z', '4 wk ago'],
    ['2025-12-04T12:00:00Z', '8 wk ago'],
    ['2025-12-01T12:00:00Z', '2 mo ago'],
    ['2025-02-02T12:00:00Z', '11 mo ago'],
    ['2025-01-30T12:00:00Z', '1 yr ago'],
    ['2016-01-31T12:00:00Z', '10 yr ago'],
    ['no time', '']
  ])('writes %s as “%s”', (time, text) => {
    expect(formatAgo(time, now, trans)).toBe(text);
  });
});

describe('formatSeconds', () => {
  it('never says that nothing is left', () => {
    expect(formatSeconds(-3, trans)).toBe('1 s');
  });

  it('changes to minutes', () => {
    expect(formatSeconds(119, trans)).toBe('119 s');
    expect(formatSeconds(180, trans)).toBe('3 min');
  });
});

describe('visibleText', () => {
  it('shows what would move or hide other characters', () => {
    expect(visibleText('a\u202egnp.ipynb')).toBe('a\\u202egnp.ipynb');
    expect(visibleText('\u001b[31mred')).toBe('\\u001b[31mred');
    expect(visibleText('two\nlines')).toBe('two\\u000alines');
  });

  it('leaves other scripts alone', () => {
    expect(visibleText('Übung – 日本語 – עברית 🙂')).toBe(
      'Übung – 日本語 – עברית 🙂'
    );
  });
});
