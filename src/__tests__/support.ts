import { ServerConnection } from '@jupyterlab/services';

import type { Account, ErrorInfo, Job, Source } from '../api/_schema';

/** A request as the server would see it. */
export interface IRequest {
  method: string;
  path: string;
  body: unknown;
}

/** What a server answers: a body, or a status with a body. */
export type Answer = object | { status: number; body: object };

/**
 * Server settings whose server is a function.
 *
 * Only the network is replaced; requests go through JupyterLab's `ServerConnection`.
 */
export function serverOf(
  answer: (
    request: IRequest,
    query: URLSearchParams
  ) => Answer | Promise<Answer>
): { settings: ServerConnection.ISettings; requests: IRequest[] } {
  const requests: IRequest[] = [];
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://localhost/user/you/',
    fetch: async input => {
      const { method, text, url } = await read(input as Request);
      const { pathname, searchParams } = new URL(url);
      const request: IRequest = {
        method,
        path: pathname,
        body: text === '' ? null : (JSON.parse(text) as unknown)
      };
      requests.push(request);
      const answered = await answer(request, searchParams);
      const { status, body } =
        'status' in answered && 'body' in answered
          ? answered
          : { status: 200, body: answered };
      return response(status, JSON.stringify(body));
    }
  });
  return { settings, requests };
}

async function read(
  request: Request
): Promise<{ method: string; url: string; text: string }> {
  const { method, url } = request;
  return { method, url, text: await request.text() };
}

/** As much of a `Response` as jsdom lacks and we read. */
export function response(status: number, text: string): Response {
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: `status ${status}`,
    text: async () => text
  } as Response;
}

export function errorInfo(
  code: ErrorInfo['code'],
  data: ErrorInfo['data'] = {}
): ErrorInfo {
  return { code, message: `The server says ${code}.`, data };
}

export function refusal(
  status: number,
  error: ErrorInfo
): { status: number; body: object } {
  return { status, body: { error } };
}

export function source(patch: Partial<Source> = {}): Source {
  return {
    kind: 'notebook',
    provider: 'github',
    host: 'github.com',
    url: 'https://github.com/o/r/blob/main/n.ipynb',
    repository_url: 'https://github.com/o/r.git',
    ref: 'main',
    path: 'n.ipynb',
    download_url: 'https://raw.githubusercontent.com/o/r/main/n.ipynb',
    suggested_name: 'n.ipynb',
    owner: 'o',
    repository_name: 'r',
    open: null,
    choices: [],
    moved_to: null,
    trusted: false,
    here: [],
    branches: null,
    tags: null,
    default_branch: null,
    ...patch
  };
}

export function job(patch: Partial<Job> = {}): Job {
  return {
    id: '1',
    kind: 'import_repository',
    state: 'running',
    title: 'r',
    phase: 'receiving',
    progress: 0.5,
    detail: null,
    created: '2026-01-01T00:00:00Z',
    started: '2026-01-01T00:00:00Z',
    ended: null,
    request: { kind: 'import_repository', url: 'https://github.com/o/r' },
    has_secret: false,
    result: null,
    error: null,
    parent: null,
    retry_of: null,
    dismissed: false,
    ...patch
  };
}

export function account(patch: Partial<Account> = {}): Account {
  return {
    id: 'a1',
    host: 'gitlab.example.org',
    origin: 'https://gitlab.example.org',
    provider: 'gitlab',
    username: 'ada',
    kind: 'token',
    scopes: [],
    expires: null,
    display_name: 'Ada Example',
    email: null,
    created: '2026-01-01T00:00:00Z',
    used_by: [],
    read_only: false,
    state: 'connected',
    reference: null,
    ...patch
  };
}

/** Let every promise that is settled already be seen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
