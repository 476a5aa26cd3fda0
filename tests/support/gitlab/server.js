/**
 * A stand-in for GitLab, for tests: a real OAuth server (oidc-provider) with GitLab's rules and
 * addresses, the few endpoints of GitLab's API that are used, and real Git behind it.
 *
 * It is not GitLab, and nothing that is shown with it is shown of GitLab itself.
 *
 * Usage: node server.js. Each line of standard input is JSON: the options of a stand-in to open,
 * which is answered with a line that has its `url`, or `{"close": url}`, answered with `{}`. It ends
 * when its standard input does.
 */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

import { answerApi } from './api.js';
import { controls } from './controls.js';
import { passToGit } from './git.js';
import { makeProvider } from './provider.js';
import { Tokens } from './tokens.js';

const DEFAULTS = {
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
  person: 'ada'
};

// What oidc-provider has to say is no answer.
console.info = console.warn;

const servers = new Map();

function open(given) {
  const options = { ...DEFAULTS, ...given };
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    servers.set(origin, server);
    server.on('request', answering(origin, options));
    process.stdout.write(`${JSON.stringify({ url: origin })}\n`);
  });
}

function answering(origin, options) {
  const seen = [];
  const provider = makeProvider(origin, options, seen);
  const tokens = new Tokens(provider, options);
  const oauth = provider.callback();
  const control = controls(provider, tokens, seen, options);
  return (request, response) => {
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
  };
}

function close(origin) {
  const server = servers.get(origin);
  servers.delete(origin);
  server?.close();
  server?.closeAllConnections();
  process.stdout.write('{}\n');
}

createInterface({ input: process.stdin })
  .on('line', line => {
    const asked = JSON.parse(line);
    if (asked.close) {
      close(asked.close);
    } else {
      open(asked);
    }
  })
  .on('close', () => process.exit(0));
