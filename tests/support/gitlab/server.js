/**
 * A stand-in for GitLab, for tests: a real OAuth server (oidc-provider) with GitLab's rules and
 * addresses, the few endpoints of GitLab's API that are used, and real Git behind it.
 *
 * It is not GitLab, and nothing that is shown with it is shown of GitLab itself.
 *
 * Usage: node server.js '{"git": "http://127.0.0.1:…", "root": "/…", …}'. Prints one line of JSON
 * with its address, and ends when its standard input does.
 */
import { createServer } from 'node:http';

import { answerApi } from './api.js';
import { controls } from './controls.js';
import { passToGit } from './git.js';
import { makeProvider } from './provider.js';
import { Tokens } from './tokens.js';

const options = {
  /** Where the Git server behind it answers. */
  git: '',
  /** The folder of its bare repositories. */
  root: '',
  /** Seconds that device codes and access tokens live, and between two questions. */
  codeLife: 300,
  tokenLife: 7200,
  interval: 5,
  /** Seconds between two questions that are really wanted, where that is more than it says. */
  patience: 0,
  /** Public applications: client id to redirect addresses. */
  applications: {},
  /** Personal access tokens: token to {username, scopes, expires_at}. */
  personalTokens: {},
  /** Who is signed in in every browser that comes here. */
  person: 'ada',
  ...JSON.parse(process.argv[2] ?? '{}')
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const seen = [];
  const provider = makeProvider(origin, options, seen);
  const tokens = new Tokens(provider, options);
  const oauth = provider.callback();
  const control = controls(provider, tokens, seen, options);
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url, origin);
    if (pathname.startsWith('/stand-in/')) {
      control(request, response, pathname);
    } else if (pathname.startsWith('/api/v4/') || pathname === '/oauth/token/info') {
      answerApi(request, response, { origin, options, seen, tokens });
    } else if (pathname.includes('/-/raw/')) {
      response.writeHead(302, { location: '/users/sign_in' });
      response.end();
    } else if (pathname === '/users/sign_in') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><title>Sign in</title><input type="password">');
    } else if (/\.git(\/|$)/.test(pathname)) {
      passToGit(request, response, { options, seen, tokens });
    } else {
      oauth(request, response);
    }
  });
  process.stdout.write(`${JSON.stringify({ url: origin })}\n`);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
