import {
  accountsFor,
  chosenAmong,
  hostOf,
  signInHost,
  webAddress
} from '../../../model/accounts/hosts';
import { account, errorInfo } from '../../support';

describe('hostOf', () => {
  it.each([
    ['https://GitLab.example.org/a/b.git', 'gitlab.example.org'],
    ['https://git.example.org:443/a', 'git.example.org'],
    ['http://127.0.0.1:8080/a', '127.0.0.1:8080'],
    ['git@github.com:o/r.git', 'github.com'],
    ['ssh://git@git.example.org:2222/o/r', 'git.example.org'],
    ['forecast', null]
  ])('reads %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('accountsFor', () => {
  it('tells ports apart', () => {
    const accounts = [
      account({ id: '1', host: 'git.example.org' }),
      account({ id: '2', host: 'git.example.org:8443' })
    ];
    const ids = (url: string) => accountsFor(url, accounts).map(({ id }) => id);
    expect(ids('https://git.example.org/a')).toEqual(['1']);
    expect(ids('https://git.example.org:8443/a')).toEqual(['2']);
    expect(accountsFor(null, accounts)).toEqual([]);
  });
});

describe('chosenAmong', () => {
  const [work, home] = [account({ id: 'work' }), account({ id: 'home' })];

  it('names an account only where there are several', () => {
    expect(chosenAmong([], 'home')).toBeNull();
    expect(chosenAmong([work], 'work')).toBeNull();
    expect(chosenAmong([work, home], 'home')).toBe('home');
    expect(chosenAmong([work, home], null)).toBe('work');
    expect(chosenAmong([work, home], 'gone')).toBe('work');
  });
});

describe('signInHost', () => {
  const asks = errorInfo('auth_required', { host: 'git.example.org' });

  it('prefers the address to the host', () => {
    const url = 'https://git.example.org/o/r.git';
    expect(signInHost(asks, url)).toBe(url);
    expect(signInHost(asks, null)).toBe('git.example.org');
  });

  it('offers no account where ssh wants a key', () => {
    expect(signInHost(asks, 'git@git.example.org:o/r')).toBeNull();
    expect(signInHost(asks, 'ssh://git@git.example.org/o/r')).toBeNull();
    const key = errorInfo('auth_required', {
      host: 'git.example.org',
      reason: 'unknown_host_key'
    });
    expect(signInHost(key, null)).toBeNull();
  });

  it('has nothing to do with other failures', () => {
    const url = 'https://git.example.org/o/r.git';
    expect(signInHost(errorInfo('network'), url)).toBeNull();
  });
});

describe('webAddress', () => {
  it('lets nothing but web pages through', () => {
    expect(webAddress('https://git.example.org/x')).not.toBeNull();
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress('data:text/html,x')).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});
