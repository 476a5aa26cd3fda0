import { matchNames } from '../../model/matchNames';

describe('matchNames', () => {
  const branches = ['main', 'fix/week-09', 'week-10'];
  const tags = ['week-08'];

  it('shows everything for nothing', () => {
    expect(
      matchNames('', [branches, tags]).shown.map(found => found.name)
    ).toEqual([...branches, ...tags]);
  });

  it('puts what begins with the query first, one group after the other', () => {
    expect(
      matchNames('Week', [branches, tags]).shown.map(found => found.name)
    ).toEqual(['week-10', 'fix/week-09', 'week-08']);
  });

  it('says where the query was found', () => {
    expect(matchNames('week', [['fix/week-09']]).shown[0].match).toEqual([
      4, 8
    ]);
  });

  it('does not draw ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `b${n}`);
    const { shown, hidden } = matchNames('b', [many]);
    expect(shown).toHaveLength(100);
    expect(hidden).toBe(9_900);
  });
});
