/** Git over http: the token is judged here, the rest is for the real Git server behind. */
import { request as ask } from 'node:http';

import { allows } from './tokens.js';

export async function passToGit(request, response, { options, seen, tokens }) {
  if (options.dropAtPost && request.method === 'POST') {
    options.dropAtPost = false;
    await tokens.dropAccessTokens();
  }
  const who = await personOf(request.headers.authorization, tokens);
  const writes = request.url.includes('git-receive-pack');
  seen.push({ git: `${request.method} ${request.url}`, username: who?.username ?? null });
  if (who === null) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitLab"' });
    response.end('HTTP Basic: Access denied');
    return;
  }
  const scopes = writes ? ['write_repository'] : ['read_repository', 'write_repository'];
  if (!allows(who.scopes, scopes)) {
    response.writeHead(403, { 'content-type': 'text/plain' });
    response.end('You are not allowed to do this with this token.');
    return;
  }
  const headers = { ...request.headers };
  delete headers.authorization;
  const behind = ask(
    new URL(request.url, options.git),
    { method: request.method, headers },
    answer => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    }
  );
  behind.on('error', () => response.destroy());
  response.on('close', () => behind.destroy());
  request.pipe(behind);
}

/** GitLab takes a token as the password of any name, and OAuth's as that of `oauth2` only. */
async function personOf(authorization, tokens) {
  const match = /^Basic (.+)$/i.exec(authorization ?? '');
  if (match === null) {
    return null;
  }
  const [name, ...rest] = Buffer.from(match[1], 'base64').toString().split(':');
  const who = await tokens.read(rest.join(':'));
  return who !== null && (who.kind === 'personal' || name === 'oauth2') ? who : null;
}
