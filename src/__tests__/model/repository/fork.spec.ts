import { forkPath, projectPath } from '../../../model/repository/fork';
import { account } from '../../support';

describe('projectPath', () => {
  it.each([
    ['https://git.example.org/group/sub/name.git', 'group/sub/name'],
    ['git@git.example.org:group/name.git', 'group/name'],
    ['ssh://git@git.example.org:2222/group/name', 'group/name']
  ])('of %s is %s', (url, path) => {
    expect(projectPath(url)).toBe(path);
  });
});

describe('forkPath', () => {
  it('is beside the other projects of the person', () => {
    const ada = account({ username: 'ada' });
    expect(forkPath('https://git.example.org/a/b/name.git', ada)).toBe(
      'ada/name'
    );
  });
});
