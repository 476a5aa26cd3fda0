import { CommitModel } from '../../../model/repository/commitModel';
import { account } from '../../support';
import { change, changed, status } from './fixtures';

function model(...paths: string[]): CommitModel {
  const commit = new CommitModel({ path: 'r' });
  commit.follow(status(changed(...paths)));
  return commit;
}

describe('CommitModel', () => {
  it('takes all files until some are left out', () => {
    const commit = model('a', 'b', 'c');
    commit.set({ message: ' Why ' });
    commit.choose('b', false);
    expect(commit.request(true)).toMatchObject({
      kind: 'commit_push',
      path: 'r',
      message: 'Why',
      files: ['a', 'c'],
      new_branch: null,
      push: true
    });
  });

  it('wants a message, and something to commit', () => {
    const commit = model('a');
    expect(commit.isReady).toBe(false);
    commit.set({ message: 'Why' });
    expect(commit.isReady).toBe(true);
    commit.chooseAll(false);
    expect(commit.isReady).toBe(false);
    expect(commit.request(true)).toBeNull();
    commit.set({ amend: true });
    expect(commit.isReady).toBe(true);
  });

  it('wants the name of a new branch', () => {
    const commit = model('a');
    commit.set({ message: 'Why', toNewBranch: true });
    expect(commit.isReady).toBe(false);
    commit.set({ newBranch: ' topic ' });
    expect(commit.request(false)).toMatchObject({
      new_branch: 'topic',
      push: false
    });
  });

  it('names a renamed file by both its names', () => {
    const commit = new CommitModel({ path: 'r' });
    const changes = [change('new', { status: 'renamed', origin: 'old' })];
    commit.follow(status({ changes }));
    commit.set({ message: 'Why' });
    expect(commit.request(true)?.files).toEqual(['old', 'new']);
  });

  it('keeps what was left out while files come and go', () => {
    const commit = model('a', 'b');
    commit.choose('b', false);
    commit.follow(status(changed('b', 'c')));
    expect(commit.chosen.map(({ path }) => path)).toEqual(['c']);
    commit.follow(status(changed('c')));
    commit.follow(status(changed('b', 'c')));
    expect(commit.chosen.map(({ path }) => path)).toEqual(['b', 'c']);
  });

  it('leaves out what is in conflict until it is asked for', () => {
    const commit = new CommitModel({ path: 'r' });
    const changes = [change('a', { status: 'conflicted' }), change('b')];
    commit.follow(status({ changes }));
    expect(commit.chosen.map(({ path }) => path)).toEqual(['b']);
    commit.choose('a', true);
    commit.follow(status({ changes }));
    expect(commit.chosen).toHaveLength(2);
  });

  it('leaves out what no commit should have, until it is asked for', () => {
    const commit = new CommitModel({ path: 'r' });
    const paths = ['.ipynb_checkpoints/', 'data/', 'nest/', 'nest.py'];
    const changes = paths.map(path => change(path, { status: 'untracked' }));
    commit.follow(status({ changes, nested: ['nest/'] }));
    expect(commit.chosen.map(({ path }) => path)).toEqual(['data/', 'nest.py']);
    commit.choose('nest/', true);
    commit.follow(status({ changes, nested: ['nest/'] }));
    expect(commit.chosen).toHaveLength(3);
  });

  it('leaves out a submodule at another commit, until it is asked for', () => {
    const commit = new CommitModel({ path: 'r' });
    const changes = [change('lib'), change('lib.py')];
    const moved = status({
      changes,
      moved_submodules: [{ path: 'lib', wanted: 'c0ffee' }]
    });
    commit.follow(moved);
    expect(commit.chosen.map(({ path }) => path)).toEqual(['lib.py']);
    commit.choose('lib', true);
    commit.follow(moved);
    expect(commit.chosen).toHaveLength(2);
  });

  it('leaves out a notebook that no hand changed, until one does', () => {
    const commit = new CommitModel({ path: 'r' });
    const both = status(changed('n.ipynb', 'm.ipynb'));
    const paths = () => commit.chosen.map(({ path }) => path);
    commit.follow(both, new Set(['n.ipynb']));
    expect(paths()).toEqual(['m.ipynb']);
    commit.choose('m.ipynb', false);
    commit.follow(both, new Set());
    expect(paths()).toEqual(['n.ipynb']);
    commit.follow(both, new Set(['n.ipynb']));
    commit.choose('n.ipynb', true);
    commit.follow(both, new Set(['n.ipynb']));
    expect(paths()).toEqual(['n.ipynb']);
  });

  it('takes over once whether outputs stay out of commits', () => {
    const commit = new CommitModel({ path: 'r' });
    commit.follow(status({ strip_outputs: true }));
    expect(commit.state.stripOutputs).toBe(true);
    commit.set({ stripOutputs: false });
    commit.follow(status({ strip_outputs: true }));
    expect(commit.state.stripOutputs).toBe(false);
  });

  it('says who commits where the person or their account does', () => {
    const commit = model('a');
    commit.set({ message: 'Why' });
    expect(commit.request(true)).not.toHaveProperty('author');
    const byAccount = { name: 'A', email: 'a@example.org', account: account() };
    commit.set({ suggested: byAccount });
    expect(commit.request(true)).toMatchObject({
      author: 'A <a@example.org>',
      remember_author: true
    });
    commit.set({ author: { name: 'Ada', email: 'ada@example.org' } });
    expect(commit.request(true)).toMatchObject({
      author: 'Ada <ada@example.org>',
      remember_author: true
    });
  });
});
