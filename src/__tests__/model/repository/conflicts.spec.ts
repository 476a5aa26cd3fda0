import {
  compare,
  conflictsOf,
  type IPiece
} from '../../../model/repository/conflicts';
import { SettlingModel } from '../../../model/repository/settlingModel';
import { errorInfo } from '../../support';
import { conflict } from './fixtures';

function marked(pieces: IPiece[]): string {
  return pieces.map(({ isOwn, text }) => (isOwn ? `[${text}]` : text)).join('');
}

describe('compare', () => {
  it('marks the words that differ', () => {
    const [mine, theirs] = compare('x = fit(28)\n', 'x = fit(14)\n');
    expect(marked(mine)).toBe('x = fit([28])\n');
    expect(marked(theirs)).toBe('x = fit([14])\n');
  });

  it('leaves lines unmarked that both have', () => {
    const [mine, theirs] = compare('a\nb\nc\n', 'a\nc\nd\n');
    expect(marked(mine)).toBe('a\n[b\n]c\n');
    expect(marked(theirs)).toBe('a\nc\n[d\n]');
  });

  it.each([
    ['', 'theirs'],
    ['mine', ''],
    ['a\r\nb', 'a\nb'],
    ['\u{1f600} a', '\u{1f601} a']
  ])('loses nothing of %j and %j', (mine, theirs) => {
    const [left, right] = compare(mine, theirs);
    expect(left.map(({ text }) => text).join('')).toBe(mine);
    expect(right.map(({ text }) => text).join('')).toBe(theirs);
  });

  it('does not compare what would take too long', () => {
    const long = 'line\n'.repeat(600);
    const [mine] = compare(`${long}a`, `${long}b`);
    expect(mine).toEqual([{ text: `${long}a`, isOwn: false }]);
  });
});

describe('conflictsOf', () => {
  it('finds none where a job failed at something else', () => {
    expect(conflictsOf(null)).toEqual([]);
    expect(conflictsOf(errorInfo('network', { conflicts: [1] }))).toEqual([]);
    expect(conflictsOf(errorInfo('conflict'))).toEqual([]);
  });
});

describe('SettlingModel', () => {
  const text = conflict('a.py', ['p', 'q']);
  const binary = conflict('b.bin', [], { kind: 'binary' });

  it('is done once every place has its choice', () => {
    const model = new SettlingModel([text, binary]);
    expect(model.counts).toEqual({ all: 3, left: 3 });
    model.choosePart('a.py', 'p', 'mine');
    model.chooseWhole('b.bin', 'both');
    expect(model.left(text)).toBe(1);
    expect(model.resolutions).toBeNull();
    model.choosePart('a.py', 'q', 'theirs');
    expect(model.resolutions).toEqual({
      'a.py': { p: 'mine', q: 'theirs' },
      'b.bin': 'both'
    });
  });

  it('takes one side for all places without giving up what was merged', () => {
    const model = new SettlingModel([text]);
    model.chooseParts(text, 'theirs');
    expect(model.resolutions).toEqual({
      'a.py': { p: 'theirs', q: 'theirs' }
    });
  });

  it('takes a whole file, and goes back to its places as they were chosen', () => {
    const model = new SettlingModel([text]);
    model.choosePart('a.py', 'p', 'mine');
    model.chooseWhole('a.py', 'theirs');
    expect(model.resolutions).toEqual({ 'a.py': 'theirs' });
    model.chooseWhole('a.py', null);
    expect(model.left(text)).toBe(1);
  });

  it('settles a file without smaller places as a whole', () => {
    const deleted = conflict('c.py', ['file'], { kind: 'deleted' });
    const model = new SettlingModel([deleted]);
    expect(model.left(deleted)).toBe(1);
    model.chooseWhole('c.py', 'mine');
    expect(model.resolutions).toEqual({ 'c.py': 'mine' });
  });
});
