import { shareOfAll } from '../../../model/repository/selection';

describe('shareOfAll', () => {
  it('is everything only where nothing stays out', () => {
    expect(shareOfAll(['all', 'all'], 2)).toBe('all');
    expect(shareOfAll(['all', 'some'], 2)).toBe('some');
    expect(shareOfAll(['all', 'none'], 2)).toBe('some');
    expect(shareOfAll(['none', 'none'], 2)).toBe('none');
  });

  it('is some where more are there than are listed', () => {
    expect(shareOfAll(['all', 'all'], 3)).toBe('some');
    expect(shareOfAll(['none'], 3)).toBe('none');
  });
});
