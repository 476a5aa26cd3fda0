import type { Preset, Publication } from '../../../api/_schema';
import { likelyPreset } from '../../../model/publish/likelyPreset';

const GIVEN = { name: 'course', locked: true } as Preset;
const OWN = { name: 'results', locked: false } as Preset;
const OTHER = { name: 'notes', locked: false } as Preset;
const ALL = [GIVEN, OWN, OTHER];

function publication(
  path: string,
  preset: string | null,
  published: string | null = '2026-01-01T12:00:00Z'
): Publication {
  const choice = { preset, url: preset === null ? 'https://h/o/r' : null };
  return { path, choice, published, commit: null, branch: null, web_url: null };
}

describe('likelyPreset', () => {
  it.each<[string, readonly Preset[], Publication[], string | null]>([
    ['nothing, where nothing is saved', [], [], null],
    ["the administrator's, where no other is saved", [GIVEN], [], 'course'],
    ["the person's own before the administrator's", ALL, [], 'results'],
    [
      'what it went to last',
      ALL,
      [publication('a/m.ipynb', 'course'), publication('a/n.ipynb', 'notes')],
      'notes'
    ],
    [
      'what was used last beside it',
      ALL,
      [
        publication('a/x.ipynb', 'notes', null),
        publication('a/y.ipynb', 'course', '2026-01-03T12:00:00Z'),
        publication('a/z.ipynb', 'notes', '2026-01-02T12:00:00Z'),
        publication('b/n.ipynb', 'notes', '2026-01-04T12:00:00Z')
      ],
      'course'
    ],
    [
      'none that is saved no more, and no URL',
      ALL,
      [publication('a/n.ipynb', 'gone'), publication('a/m.ipynb', null)],
      'results'
    ]
  ])('takes %s', (_, presets, publications, name) => {
    expect(likelyPreset('a/n.ipynb', presets, publications)).toBe(name);
  });
});
