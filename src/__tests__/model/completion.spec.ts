import type { Preset } from '../../api/_schema';
import { savedLike, wordOf } from '../../model/completion';

function preset(name: string, url = `https://gitlab.example.org/team/${name}`) {
  return { name, url, path: null, locked: false } as Preset;
}

describe('wordOf', () => {
  it.each(['https://gitlab.example.org/x', 'o/r', 'git@host:r', 'f', '  '])(
    'takes %j for no word',
    text => {
      expect(wordOf(text)).toBe('');
    }
  );

  it('leaves out the space around a word', () => {
    expect(wordOf(' fore ')).toBe('fore');
  });
});

describe('savedLike', () => {
  const forecast = preset('team-forecast');
  const course = preset('course', 'https://gitlab.example.org/Fore/week.git');
  const weather = preset(
    'weather',
    'git@gitlab.example.org:team/ForeSight.git'
  );

  it('finds what is called so, by its own name or the one on its server', () => {
    const all = [forecast, course, weather];
    expect(savedLike('fore', all)).toEqual([forecast, weather]);
    expect(savedLike('FORECAST', all)).toEqual([forecast]);
    expect(savedLike('week', all)).toEqual([course]);
    expect(savedLike('gitlab', all)).toEqual([]);
  });

  it('finds nothing for no word', () => {
    expect(savedLike('', [forecast])).toEqual([]);
  });

  it('shows a few of many', () => {
    const many = Array.from({ length: 20 }, (_, at) => preset(`lab-${at}`));
    expect(savedLike('lab', many)).toEqual(many.slice(0, 6));
  });
});
