import { nullTranslator } from '@jupyterlab/translation';

import type { Job } from '../../api/_schema';
import { namesText } from '../../text/namesText';
import { outcomeText } from '../../text/outcomeText';
import {
  branchText,
  createRequestText,
  distanceText,
  peculiarities,
  trackingText,
  unfinishedText
} from '../../text/repositoryText';
import { status } from '../model/repository/fixtures';
import { job } from '../support';

const trans = nullTranslator.load('jupyter-import-run');
const NOW = Date.parse('2026-01-01T00:04:00Z');

/** Words that only those know who know git. */
const JARGON = /\b(stash|HEAD|upstream|refspec|error|please|detached)\b/i;

describe('the words for a repository', () => {
  it('says what its branch follows, and when that was last looked at', () => {
    const fetched = '2026-01-01T00:00:00Z';
    expect(trackingText(status({ fetched }), NOW, trans)).toBe(
      'Follows origin/main · 4 min ago'
    );
    expect(trackingText(status({ upstream: null }), NOW, trans)).toBe(
      'Not on the server yet'
    );
    const unpushed = { ahead: null, behind: null };
    expect(trackingText(status(unpushed), NOW, trans)).toBe(
      'Not on the server yet'
    );
    const gone = { ...unpushed, upstream_gone: true };
    expect(trackingText(status(gone), NOW, trans)).toBe(
      'origin/main is gone from the server'
    );
    const commit = { branch: null, upstream: null };
    expect(trackingText(status(commit), NOW, trans)).toBe('Follows nothing');
    expect(trackingText(status({ ...commit, tag: 'v1' }), NOW, trans)).toBe(
      'A tag stays where it is'
    );
    expect(trackingText(status({ url: null }), NOW, trans)).toBe(
      'Only here, without a server'
    );
  });

  it('calls a request to merge what its host calls it', () => {
    const gitlab = 'https://git.example.org/team/r/-/merge_requests/new?a=b';
    const github = 'https://github.com/o/r/compare/main...merge_requests';
    expect(createRequestText(gitlab, trans)).toBe('Create Merge Request');
    expect(createRequestText(github, trans)).toBe('Create Pull Request');
  });

  it('shows what hides in the name of a branch', () => {
    expect(branchText(status({ branch: 'a\u202eb' }), trans)).toBe('a\\u202eb');
    expect(branchText(status({ branch: null }), trans)).toBe(
      '3f9c2ab0, not on a branch'
    );
    const none = { branch: null, commit: null, tag: null };
    expect(branchText(none, trans)).toBe('no commit yet');
    const tagged = status({ branch: null, tag: 'v2.1' });
    expect(branchText(tagged, trans)).toBe('v2.1');
    expect(peculiarities(tagged, trans)[0]).toContain('This is the tag v2.1,');
  });

  it('counts in words, and only what there is', () => {
    expect(distanceText({ ahead: 2, behind: 3 }, trans)).toBe(
      '3 to pull, 2 to push'
    );
    expect(distanceText({ ahead: 0, behind: null }, trans)).toBe('');
  });

  it('names every state that others leave without jargon', () => {
    const states = [
      'applying',
      'bisecting',
      'cherry_picking',
      'interrupted',
      'merging',
      'rebasing',
      'reverting'
    ] as const;
    for (const state of states) {
      expect(unfinishedText(state, trans)).not.toMatch(JARGON);
    }
    expect(unfinishedText('dirty', trans)).toBeNull();
    const odd = status({
      branch: null,
      left: 's',
      lfs: true,
      irreplaceable: 'has_worktrees',
      shallow: true,
      sparse: true,
      submodules: true
    });
    expect(peculiarities(odd, trans)).toHaveLength(7);
    expect(peculiarities(odd, trans).join(' ')).not.toMatch(JARGON);
    expect(peculiarities(status(), trans)).toEqual([]);
  });
});

function done(result: Job['result']): string {
  const request = { kind: 'delete_branch', path: 'r', branch: 'b' } as const;
  return outcomeText(job({ state: 'succeeded', request, result }), trans);
}

describe('what a job came to', () => {
  const moved = {
    before: 'a',
    after: 'b',
    commits: 2,
    anew: 0,
    changed: ['x'],
    changed_total: 5,
    kept: ['d/n.ipynb'],
    copies: [],
    submodules: [],
    snapshot: 's'
  };
  const pulled = {
    kind: 'pull',
    rewritten: false,
    not_rebased: false
  } as const;

  it('names submodules that stayed behind, and why', () => {
    const submodules = ['libs/one', 'two'];
    expect(done({ ...moved, ...pulled, submodules })).toContain(
      'The submodules one and two stayed where they were'
    );
    const moved_submodules = [{ path: 'libs/one', wanted: 'c0ffee' }];
    const [said] = peculiarities(status({ moved_submodules }), trans);
    expect(said).toContain('The submodule one is at another commit');
    expect(said).not.toMatch(JARGON);
  });

  it('says after a pull what changed and what was kept', () => {
    expect(done({ ...moved, ...pulled })).toBe(
      '2 commits came. 5 files changed. Your changes in n.ipynb were kept.'
    );
    expect(done({ ...moved, ...pulled, rewritten: true, kept: [] })).toBe(
      '2 commits came. 5 files changed. The history on the server had been replaced.'
    );
    expect(done({ ...moved, ...pulled, anew: 1 })).toContain(
      'Your own commit was made anew on top of theirs.'
    );
    expect(done({ ...moved, ...pulled, not_rebased: true })).toContain(
      'Merged, not rebased'
    );
    expect(done({ ...moved, ...pulled, after: 'a' })).toBe(
      'Nothing new on the server.'
    );
  });

  it('says where what was put back is, and on which branch one is not', () => {
    const restored = { kind: 'restore', path: 'r', commit: 'c' } as const;
    const put = { ...restored, snapshot: 's', branch: 'main', copies: [] };
    expect(done(put)).toBe(
      'Put back. What was here before is kept and can be restored.'
    );
    expect(done({ ...put, copies: ['d/a_1.txt'] })).toContain(
      'Put beside what is here as a_1.txt.'
    );
    expect(done({ ...put, branch: null })).toContain('make a new branch');
  });

  it('says of changes that were merged, and of single files, that alone', () => {
    const request = { kind: 'restore', snapshot: 's' } as const;
    const result = {
      kind: 'restore',
      path: 'r',
      branch: null,
      commit: 'c',
      snapshot: null,
      copies: []
    } as const;
    const text = (patch: object, copies: string[] = []) =>
      outcomeText(
        job({
          state: 'succeeded',
          request: { ...request, ...patch },
          result: { ...result, copies }
        }),
        trans
      );
    expect(text({ files: ['a'] })).toBe('Put back.');
    expect(text({ onto_here: true })).toBe(
      'Its changes are merged into what is here.'
    );
    expect(text({ onto_here: true }, ['a_theirs.txt'])).toContain(
      'Both are here: the other one is a_theirs.txt.'
    );
  });

  it('says after a switch that changes wait which do not fit any more', () => {
    const switched = {
      kind: 'switch_branch',
      branch: 'main',
      snapshot: null,
      off_branch: false,
      restored: null,
      kept: [],
      copies: [],
      submodules: []
    } as const;
    const waiting = done({
      ...switched,
      kept: [],
      copies: [],
      submodules: [],
      waiting: ['s']
    });
    expect(waiting).toContain('do not fit any more');
    expect(waiting).not.toMatch(JARGON);
    const off = done({
      ...switched,
      kept: [],
      copies: [],
      submodules: [],
      waiting: [],
      off_branch: true
    });
    expect(off).toContain('made on no branch are kept');
  });

  it('names two files, and counts the others', () => {
    expect(namesText(['a'], trans)).toBe('a');
    expect(namesText(['x/a', 'y/b'], trans)).toBe('a and b');
    expect(namesText(['a', 'b', 'c', 'd'], trans)).toBe('a, b and 2 more');
  });

  it('says nothing where all is to be seen', () => {
    expect(
      done({
        kind: 'switch_branch',
        branch: 'b',
        snapshot: null,
        off_branch: false,
        restored: null,
        kept: [],
        copies: [],
        submodules: [],
        waiting: []
      })
    ).toBe('');
  });

  it('names the branch that went', () => {
    expect(done({ kind: 'delete_branch', snapshot: null })).toBe(
      'b is deleted.'
    );
  });
});
