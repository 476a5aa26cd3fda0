import {
  branchProblem,
  folderProblem,
  nameFrom,
  nameProblem,
  secretProblem
} from '../../../model/presets/presetRules';

const NOBODY = new Set<string>();

describe('the rules of saved repositories', () => {
  it.each(['a', 'A-b', 'a--b', 'a'.repeat(63)])('takes the name %s', name => {
    expect(nameProblem(name, NOBODY)).toBeNull();
  });

  it.each(['', '-a', 'a-', 'a_b', 'a b', 'ä', 'a'.repeat(64)])(
    'refuses the name “%s”',
    name => {
      expect(nameProblem(name, NOBODY)?.data.reason).toBe('bad_name');
    }
  );

  it.each(['', 'main', 'feature/x', 'v1.2', 'ä'])(
    'takes the branch “%s”',
    branch => {
      expect(branchProblem(branch)).toBeNull();
    }
  );

  it.each(['a b', 'a..b', '-a', '/a', 'a/', '.a', 'a/.b', 'a.lock', '@', 'a~'])(
    'refuses the branch “%s”',
    branch => {
      expect(branchProblem(branch)?.data.reason).toBe('bad_branch');
    }
  );

  it.each(['../x', 'a//b', '/a', 'a/', '.a', 'a/~b', 'a\\b'])(
    'refuses the folder “%s”',
    folder => {
      expect(folderProblem(folder)?.data.reason).toBe('bad_folder');
    }
  );

  it('takes names and ARNs of secrets, and no words', () => {
    const arn =
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/git-AbCdEf';
    expect(secretProblem('team/git')).toBeNull();
    expect(secretProblem(arn)).toBeNull();
    expect(secretProblem('my secret')?.data.reason).toBe('bad_secret');
  });

  it.each([
    ['forecast.lab', 'forecast-lab'],
    ['Über uns', 'Uber-uns'],
    ['__x__', 'x'],
    ['日本', '']
  ])('makes of “%s” the name “%s”', (text, name) => {
    expect(nameFrom(text)).toBe(name);
  });
});
