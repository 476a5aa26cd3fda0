import {
  linkAddress,
  linkQuery,
  linkTarget,
  suggestsRun,
  withoutLink
} from '../../../model/link/linkQuery';

const URL_IN_LINK = 'https%3A%2F%2Fhost%2Fo%2Fr%3Fa%3D1%26b%3D%2523';

describe('linkQuery', () => {
  it.each([
    ['', null],
    ['?branch=main&open=n.ipynb', null],
    ['?not-import-run=x', null],
    [`?import-run=${URL_IN_LINK}`, `import-run=${URL_IN_LINK}`],
    ['?token=secret&import-run=u&branch=b', 'import-run=u&branch=b'],
    ['?import-run=a=b&run=1', 'import-run=a=b&run=1'],
    ['?import%2Drun=u', 'import%2Drun=u'],
    ['?%zz=1&import-run=', 'import-run=']
  ])('finds in %p the link %p, as it came', (search, expected) => {
    expect(linkQuery(search)).toBe(expected);
  });

  it.each([
    ['?import-run=u&branch=b&open=o&run=1', ''],
    ['?reset&import-run=u&kept=%20%23', '?reset&kept=%20%23']
  ])('leaves of %p in the address %p', (search, expected) => {
    expect(withoutLink(search)).toBe(expected);
  });

  it('suggests to run only where it says so', () => {
    expect(suggestsRun('import-run=u&run=1')).toBe(true);
    expect(suggestsRun('import-run=u&run=true')).toBe(false);
    expect(suggestsRun('import-run=u%26run=1')).toBe(false);
  });

  it('is an address on a host that is nobody’s, and says what it is for', () => {
    const query = `import-run=${URL_IN_LINK}`;
    expect(linkAddress(query)).toBe(`https://jupyter.invalid/lab?${query}`);
    expect(linkTarget(query)).toBe('https://host/o/r?a=1&b=%23');
  });
});
