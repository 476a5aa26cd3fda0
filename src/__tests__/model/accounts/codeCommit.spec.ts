import { codeCommitQuery } from '../../../model/accounts/codeCommit';

describe('codeCommitQuery', () => {
  it.each([
    ['codecommit', '', '', ''],
    ['codecommit::', '', '', ''],
    ['codecommit::eu-we', '', '', ''],
    ['codecommit::eu-west-1:/', '', '', ''],
    ['codecommit::eu-west-1://', 'eu-west-1', '', ''],
    ['codecommit::eu-west-1://work@', 'eu-west-1', 'work', ''],
    [' codecommit::eu-west-1://work@fore', 'eu-west-1', 'work', 'fore'],
    ['codecommit://fore', '', '', 'fore']
  ])('of “%s” is region “%s”, profile “%s”, name “%s”', (...row) => {
    const [text, region, profile, query] = row;
    expect(codeCommitQuery(text)).toEqual({ region, profile, query });
  });

  it.each(['', 'code', 'forecast', 'https://codecommit', 'codecommit x'])(
    'is none of “%s”',
    text => {
      expect(codeCommitQuery(text)).toBeNull();
    }
  );
});
