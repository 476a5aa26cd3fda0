/** The few endpoints of GitLab's API (version 4) that are used. https://docs.gitlab.com/api/rest/ */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { allows } from './tokens.js';

const run = promisify(execFile);

const ROUTES = [
  ['GET', /^\/api\/v4\/user$/, ['read_user', 'read_api'], user],
  ['GET', /^\/api\/v4\/personal_access_tokens\/self$/, null, personalToken],
  ['GET', /^\/oauth\/token\/info$/, null, oauthToken],
  ['GET', /^\/api\/v4\/projects$/, ['read_api'], projects],
  ['POST', /^\/api\/v4\/projects$/, [], create],
  ['GET', /^\/api\/v4\/projects\/([^/]+)$/, ['read_api'], oneProject],
  ['GET', /^\/api\/v4\/namespaces\/([^/]+)$/, ['read_api'], namespace],
  ['POST', /^\/api\/v4\/projects\/([^/]+)\/fork$/, [], fork],
  ['GET', /^\/api\/v4\/projects\/([^/]+)\/forks$/, ['read_api'], forks],
  [
    'GET',
    /^\/api\/v4\/projects\/([^/]+)\/repository\/files\/([^/]+)\/raw$/,
    ['read_api', 'read_repository'],
    rawFile
  ]
];

export async function answerApi(request, response, context) {
  const url = new URL(request.url, context.origin);
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  const bearer = scheme.toLowerCase() === 'bearer' ? token : request.headers['private-token'];
  const who = bearer ? await context.tokens.read(bearer) : null;
  context.seen.push({ api: `${request.method} ${url.pathname}`, username: who?.username ?? null });
  const send = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  if (who === null) {
    send(401, { message: '401 Unauthorized' });
    return;
  }
  for (const [method, pattern, scopes, answer] of ROUTES) {
    const match = pattern.exec(url.pathname);
    if (match !== null && method === request.method) {
      if (scopes !== null && !allows(who.scopes, scopes)) {
        send(403, {
          error: 'insufficient_scope',
          error_description: 'The request requires higher privileges than provided.',
          scope: ['api', ...scopes].join(' ')
        });
        return;
      }
      const body = method === 'POST' ? JSON.parse((await text(request)) || '{}') : {};
      const [id, file] = match.slice(1).map(decodeURIComponent);
      await answer({ ...context, who, url, body, send, response, id, file });
      return;
    }
  }
  send(404, { message: '404 Not Found' });
}

function user({ who, send }) {
  send(200, {
    id: 1,
    username: who.username,
    name: `${who.username[0].toUpperCase()}${who.username.slice(1)} of the tests`,
    email: `${who.username}@example.org`,
    commit_email: `1-${who.username}@users.noreply.example.org`
  });
}

function personalToken({ who, send }) {
  if (who.kind === 'personal') {
    send(200, { id: 1, scopes: who.scopes, expires_at: who.expires_at ?? null, active: true });
  } else {
    send(404, { message: '404 Not Found' });
  }
}

function oauthToken({ who, send }) {
  send(200, { resource_owner_id: 1, scope: who.scopes, expires_in: 60 });
}

function projects({ options, origin, url, send }) {
  const search = (url.searchParams.get('search') ?? '').toLowerCase();
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 20);
  const found = names(options.root).filter(name => name.toLowerCase().includes(search));
  const more = found.length > page * size;
  send(
    200,
    found.slice((page - 1) * size, page * size).map(name => project(origin, name)),
    { 'x-next-page': more ? String(page + 1) : '' }
  );
}

function oneProject({ options, origin, id, send }) {
  if (names(options.root).includes(id)) {
    send(200, project(origin, id));
  } else {
    send(404, { message: '404 Project Not Found' });
  }
}

function namespace({ options, id, send }) {
  const index = groups(options.root).indexOf(id);
  if (index === -1) {
    send(404, { message: '404 Namespace Not Found' });
  } else {
    send(200, { id: index + 1, path: id.split('/').pop(), full_path: id });
  }
}

async function create({ options, origin, who, body, send }) {
  if (!/^[A-Za-z0-9_][\w.-]*$/.test(body.path ?? '')) {
    send(400, { message: { path: ['can contain only letters, digits, "_", "-" and "."'] } });
    return;
  }
  const group = body.namespace_id ? groups(options.root)[body.namespace_id - 1] : who.username;
  const name = `${group}/${body.path}`;
  if (existsSync(join(options.root, `${name}.git`))) {
    send(400, { message: { path: ['has already been taken'] } });
    return;
  }
  await run('git', ['init', '--quiet', '--bare', '-b', 'main', join(options.root, `${name}.git`)]);
  send(201, project(origin, name));
}

async function fork({ options, origin, who, id, send }) {
  const source = join(options.root, `${id}.git`);
  const name = `${who.username}/${id.split('/').pop()}`;
  const target = join(options.root, `${name}.git`);
  if (!existsSync(source)) {
    send(404, { message: '404 Project Not Found' });
  } else if (existsSync(target)) {
    send(409, { message: ['Name has already been taken', 'Path has already been taken'] });
  } else {
    await run('git', ['clone', '--quiet', '--bare', source, target]);
    send(201, project(origin, name));
  }
}

function forks({ options, origin, who, id, send }) {
  const name = `${who.username}/${id.split('/').pop()}`;
  send(200, names(options.root).includes(name) ? [project(origin, name)] : []);
}

async function rawFile({ options, url, send, response, id, file }) {
  const ref = url.searchParams.get('ref') ?? 'HEAD';
  const cwd = join(options.root, `${id}.git`);
  try {
    const { stdout } = await run('git', ['show', '--end-of-options', `${ref}:${file}`], { cwd });
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(stdout);
  } catch {
    send(404, { message: '404 File Not Found' });
  }
}

const project = (origin, name) => ({
  id: 1,
  path_with_namespace: name,
  path: name.split('/').pop(),
  http_url_to_repo: `${origin}/${name}.git`,
  web_url: `${origin}/${name}`,
  description: null,
  default_branch: 'main',
  visibility: 'private',
  archived: false,
  last_activity_at: '2026-11-01T10:00:00.000Z'
});

/** Every folder that has repositories. */
const groups = root => [...new Set(names(root).map(name => name.replace(/\/[^/]+$/, '')))];

/** `group/name` of every repository below `root`. */
function names(root) {
  return readdirSync(root, { recursive: true })
    .filter(path => path.endsWith('.git'))
    .map(path => path.slice(0, -4))
    .sort();
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
