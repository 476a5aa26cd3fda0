import { addressOf } from '../../text/sourceText';

describe('addressOf', () => {
  it.each([
    ['https://git.example.org/o/r.git', 'git.example.org/o/r'],
    ['git@git.example.org:o/r.git', 'git.example.org/o/r'],
    ['ssh://git@git.example.org:2222/o/r/', 'git.example.org:2222/o/r'],
    ['codecommit::eu-west-1://work@r', 'codecommit::eu-west-1://work@r']
  ])('of %s is %s', (url, address) => {
    expect(addressOf(url)).toBe(address);
  });
});
