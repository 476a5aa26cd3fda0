import { nullTranslator } from '@jupyterlab/translation';

import type { Job } from '../../../api/_schema';
import { conflictsOf } from '../../../model/repository/conflicts';
import { isQuestion, waysOut } from '../../../model/repository/waysOut';
import { errorText } from '../../../text/errorText';
import { errorInfo, job } from '../../support';
import { conflict, failed } from './fixtures';

const PULL = { kind: 'pull', path: 'r' } as const;
const SWITCH = { kind: 'switch_branch', path: 'r', branch: 'b' } as const;
const COMMIT: Job['request'] = {
  kind: 'commit_push',
  path: 'r',
  message: 'm',
  files: ['a']
};

describe('waysOut', () => {
  it('settles conflicts', () => {
    const conflicts = [conflict('a', ['p'])];
    const pull = failed(PULL, 'conflict', { conflicts });
    expect(conflictsOf(pull.error)).toEqual(conflicts);
    expect(waysOut(pull)).toEqual(['settle']);
  });

  it('asks what becomes of changes only when switching', () => {
    expect(waysOut(failed(SWITCH, 'local_changes'))).toEqual([
      'what_of_changes'
    ]);
    expect(waysOut(failed(PULL, 'local_changes'))).toEqual(['retry']);
    const hidden = { reason: 'hidden_changes' } as const;
    expect(waysOut(failed(SWITCH, 'local_changes', hidden))).toEqual(['retry']);
  });

  it('merges or rebases where Git is told to do neither by itself', () => {
    const only = { reason: 'only_forward' } as const;
    const pull = failed(PULL, 'conflict', only);
    expect(waysOut(pull)).toEqual(['merge', 'rebase']);
    const trans = nullTranslator.load('jupyter-import-run');
    expect(errorText(errorInfo('conflict', only), trans).sentence).toContain(
      'Merge them, or make yours anew'
    );
  });

  it('pulls before it pushes again', () => {
    const behind = { reason: 'behind', commit: 'c' } as const;
    expect(waysOut(failed(COMMIT, 'push_rejected', behind))).toEqual([
      'pull_and_push'
    ]);
    expect(waysOut(failed(COMMIT, 'branch_protected'))).toEqual([
      'push_to_new_branch'
    ]);
  });

  it('asks for trust where a program of the repository is to run', () => {
    for (const reason of ['untrusted_filter', 'untrusted_signing'] as const) {
      expect(waysOut(failed(COMMIT, 'forbidden', { reason }))).toEqual([
        'trust'
      ]);
    }
  });

  it('makes an account of a sign-in in an address of the web', () => {
    const at = (url: string) =>
      waysOut(
        failed(PULL, 'unsupported', { reason: 'remote_credentials', url })
      );
    expect(at('https://git.example.org/o/r.git')).toEqual(['move_to_accounts']);
    expect(at('ssh://git@git.example.org/o/r.git')).toEqual([]);
    expect(waysOut(failed(PULL, 'unsupported'))).toEqual([]);
  });

  it('forks what may not be pushed to, where that can be', () => {
    const url = 'https://git.example.org/o/r.git';
    const facts = { reason: 'no_right_to_push', commit: 'c' } as const;
    const can = { ...facts, account: 'a', can_fork: true };
    expect(waysOut(failed(COMMIT, 'forbidden', can), url)).toEqual([
      'fork',
      'push'
    ]);
    const cannot = { ...facts, account: 'a', can_fork: false };
    expect(waysOut(failed(COMMIT, 'forbidden', cannot), url)).toEqual(['push']);
    const nobody = { ...facts, account: null, can_fork: false };
    expect(waysOut(failed(COMMIT, 'forbidden', nobody), url)).toEqual([
      'sign_in',
      'push'
    ]);
    expect(
      waysOut(failed(COMMIT, 'forbidden', nobody), 'git@git.example.org:o/r')
    ).toEqual(['push']);
  });

  it('never commits twice', () => {
    const made = failed(COMMIT, 'network', { commit: 'c' });
    expect(waysOut(made)).toEqual(['push']);
    expect(waysOut(failed(COMMIT, 'network'))).toEqual(['retry']);
  });

  it('takes a lock away only after another try', () => {
    const locked = { locked_since: '2026-01-01T00:00:00Z' };
    expect(waysOut(failed(PULL, 'busy', locked))).toEqual(['retry', 'unlock']);
    expect(waysOut(failed(PULL, 'busy', { state: 'rebasing' }))).toEqual([
      'abort'
    ]);
  });

  it('asks at once what a job asks back, and never repairs unasked', () => {
    const asked = [
      failed(COMMIT, 'invalid_request', { reason: 'needs_confirmation' }),
      failed(COMMIT, 'invalid_request', { reason: 'author_missing' }),
      failed(SWITCH, 'too_large', { reason: 'snapshot_size' })
    ].map(each => waysOut(each)[0]);
    expect(asked).toEqual(['confirm', 'author', 'keep_large']);
    expect(asked.every(isQuestion)).toBe(true);
    expect(isQuestion('abort')).toBe(false);
    expect(isQuestion('pull_and_push')).toBe(false);
    expect(isQuestion(undefined)).toBe(false);
  });

  it('begins anew what was cancelled', () => {
    expect(waysOut(job({ state: 'cancelled', request: PULL }))).toEqual([
      'retry'
    ]);
    expect(waysOut(job({ state: 'succeeded', request: PULL }))).toEqual([]);
  });

  it('leads to a sign-in where one helps, then goes on with what is left', () => {
    const url = 'https://gitlab.example.org/team/private.git';
    const made = failed(COMMIT, 'auth_failed', { commit: 'abc' });
    expect(waysOut(failed(PULL, 'auth_required'), url)).toEqual([
      'sign_in',
      'retry'
    ]);
    expect(waysOut(made, url)).toEqual(['sign_in', 'push']);
    expect(waysOut(failed(PULL, 'auth_required'), 'git@h:o/r')).toEqual([
      'retry'
    ]);
  });

  it('lets another account be chosen for one that is gone', () => {
    const gone = { reason: 'account_gone', origin: 'https://h' } as const;
    expect(waysOut(failed(PULL, 'auth_required', gone))).toEqual([
      'choose_account',
      'retry'
    ]);
  });

  it('asks about the key of an ssh server, and never about one that changed', () => {
    const key = {
      reason: 'unknown_host_key',
      host: 'git.example.org',
      fingerprint: 'SHA256:abc'
    } as const;
    expect(waysOut(failed(PULL, 'auth_required', key))).toEqual([
      'trust_host_key'
    ]);
    const changed = { ...key, reason: 'host_key_changed' } as const;
    expect(waysOut(failed(PULL, 'auth_failed', changed))).toEqual([]);
  });
});
