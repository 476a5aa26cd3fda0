import {
  isWithin,
  nextFreeName,
  normalizePath,
  parentOf
} from '../../model/paths';

describe('nextFreeName', () => {
  it('leaves a free name as it is', () => {
    expect(nextFreeName('r', new Set(['n']))).toBe('r');
  });

  it('counts on until a name is free', () => {
    expect(nextFreeName('r', new Set(['r', 'r_1', 'r_2']))).toBe('r_3');
  });

  it('puts the number before the suffix of a notebook', () => {
    expect(nextFreeName('n.ipynb', new Set(['n.ipynb']))).toBe('n_1.ipynb');
    expect(nextFreeName('N.IPYNB', new Set(['N.IPYNB']))).toBe('N_1.IPYNB');
  });

  it('takes the dots of a folder for a part of its name', () => {
    expect(nextFreeName('v1.2', new Set(['v1.2']))).toBe('v1.2_1');
  });
});

describe('paths', () => {
  it('are written in one way', () => {
    expect(normalizePath('/a//b/./ c /')).toBe('a/b/c');
    expect(normalizePath('/')).toBe('');
  });

  it('know what lies within them', () => {
    expect(isWithin('a/b', 'a')).toBe(true);
    expect(isWithin('ab', 'a')).toBe(false);
    expect(isWithin('anything', '')).toBe(true);
  });

  it('have a parent', () => {
    expect(parentOf('a/b/c')).toBe('a/b');
    expect(parentOf('c')).toBe('');
  });
});
