import { nullTranslator } from '@jupyterlab/translation';

import type { ErrorInfo } from '../../api/_schema';
import { errorText } from '../../text/errorText';
import { errorInfo } from '../support';

const trans = nullTranslator.load('test');

/** The compiler refuses this list when a code is missing. */
const CODES: Record<ErrorInfo['code'], true> = {
  address_forbidden: true,
  auth_failed: true,
  auth_required: true,
  branch_protected: true,
  busy: true,
  cancelled: true,
  conflict: true,
  disk_full: true,
  exists: true,
  forbidden: true,
  git_missing: true,
  host_not_allowed: true,
  internal: true,
  invalid_request: true,
  invalid_url: true,
  limit_reached: true,
  local_changes: true,
  network: true,
  not_a_notebook: true,
  not_found: true,
  push_rejected: true,
  rate_limited: true,
  ref_not_found: true,
  timeout: true,
  too_large: true,
  unsupported: true
};

describe('errorText', () => {
  it.each(Object.keys(CODES) as ErrorInfo['code'][])(
    'has a sentence for %s that is neither code nor format',
    code => {
      const { sentence } = errorText(errorInfo(code), trans);
      expect(sentence).toMatch(/[.?]$/);
      expect(sentence).not.toMatch(/%\d|undefined|null/);
      expect(sentence.replace(errorInfo(code).message, '')).not.toContain('_');
    }
  );

  it('uses the sentence of the server for a code that it does not know', () => {
    const error = errorInfo('quota_exceeded' as ErrorInfo['code']);
    expect(errorText(error, trans).sentence).toBe(error.message);
  });

  it('leads to the page of a single sign-on', () => {
    const page = 'https://github.com/orgs/o/sso?authorization_request=x';
    const data = { reason: 'sso_required', host: 'github.com', page } as const;
    expect(errorText(errorInfo('auth_failed', data), trans)).toMatchObject({
      action: 'retry',
      page
    });
  });

  it('says of a push what it says of no other thing that is forbidden', () => {
    const error = errorInfo('forbidden', { reason: 'no_right_to_push' });
    expect(errorText(error, trans).sentence).toContain('may not push');
  });

  it('offers to allow a private host only where the person may', () => {
    const data = { host: 'git.corp.example', reason: 'private' } as const;
    expect(
      errorText(
        errorInfo('address_forbidden', { ...data, can_allow: true }),
        trans
      ).action
    ).toBe('allow_host');
    const locked = errorText(
      errorInfo('address_forbidden', { ...data, can_allow: false }),
      trans
    );
    expect(locked.action).toBe('none');
    expect(locked.locked).toBe(true);
  });

  it('never offers to allow a metadata address', () => {
    const text = errorText(
      errorInfo('address_forbidden', {
        host: '169.254.169.254',
        reason: 'metadata',
        can_allow: false
      }),
      trans
    );
    expect(text.action).toBe('change');
  });

  it('names the allowed hosts, and whom to ask', () => {
    const { sentence } = errorText(
      errorInfo('host_not_allowed', {
        host: 'git.example.net',
        allowed_hosts: ['github.com', 'gitlab.example.org']
      }),
      trans
    );
    expect(sentence).toContain('github.com and gitlab.example.org only');
    expect(sentence).toContain('git.example.net');
  });

  it('says of a disk what has to stay free on it, and only then', () => {
    const sentence = (data: ErrorInfo['data']) =>
      errorText(errorInfo('disk_full', data), trans).sentence;
    expect(sentence({ free_bytes: 1.1e9, min_free_bytes: 3.2e9 })).toContain(
      '3.2\u00a0GB of the disk have to stay free, and 1.1\u00a0GB are'
    );
    const full = sentence({ free_bytes: 1.1e9, min_free_bytes: 0 });
    expect(full).toContain('has 1.1\u00a0GB free');
    expect(full).not.toContain('0\u00a0B');
  });

  it.each([
    ['auth_required', 'unknown_host_key', 'is not known to ssh here'],
    ['auth_failed', 'host_key_changed', 'another key than before'],
    ['network', 'certificate', 'its certificate cannot be trusted']
  ] as const)('names the host of %s because of %s', (code, reason, words) => {
    const data = { reason, host: 'git.corp.example' };
    const { sentence } = errorText(errorInfo(code, data), trans);
    expect(sentence).toContain('git.corp.example');
    expect(sentence).toContain(words);
  });

  it('says where a notebook has its fault, and of which format one is', () => {
    const sentence = (data: ErrorInfo['data']) =>
      errorText(errorInfo('not_a_notebook', data), trans).sentence;
    expect(sentence({ reason: 'invalid', place: 'cells[3].source' })).toContain(
      'cells[3].source'
    );
    expect(sentence({ reason: 'newer_format', nbformat: 5 })).toContain('(5)');
  });

  it('says what it is that is there already', () => {
    const { sentence } = errorText(
      errorInfo('exists', {
        reason: 'other_origin',
        name: 'weather',
        url: 'https://example.org/team/weather.git'
      }),
      trans
    );
    expect(sentence).toContain(
      '“weather” here comes from example.org/team/weather.'
    );
  });

  it('tells a folder that is not here from an address that is not there', () => {
    const text = errorText(
      errorInfo('not_found', { reason: 'no_folder', folder: 'projects' }),
      trans
    );
    expect(text.sentence).toContain('no folder called “projects”');
    expect(text.action).toBe('change');
  });

  it('prefers the reason to the code, and hands on a URL that would work', () => {
    const text = errorText(
      errorInfo('invalid_url', {
        reason: 'repository_page',
        suggestion: 'https://github.com/o/r'
      }),
      trans
    );
    expect(text.sentence).toContain('about a repository');
    expect(text.suggestion).toBe('https://github.com/o/r');
  });

  it('is not fooled by a reason that every object has', () => {
    const error = errorInfo('invalid_url', {
      reason: 'constructor' as ErrorInfo['data']['reason']
    });
    expect(errorText(error, trans).sentence).toBe(error.message);
  });

  it('shows the control characters of a foreign name', () => {
    const { sentence } = errorText(
      errorInfo('ref_not_found', { ref: 'ma\u202ein' }),
      trans
    );
    expect(sentence).toContain('ma\\u202ein');
  });
});
