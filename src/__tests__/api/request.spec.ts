import { ServerConnection } from '@jupyterlab/services';

import { allowHost } from '../../api/hosts';
import {
  cancelJob,
  listJobs,
  patchJob,
  retryJob,
  startJob
} from '../../api/jobs';
import { listRepositories } from '../../api/repositories';
import { resolve } from '../../api/resolve';
import { getServer } from '../../api/server';
import { errorInfo, job, refusal, response, serverOf } from '../support';

describe('requests', () => {
  it.each([
    ['GET server', getServer, null],
    ['GET jobs', listJobs, null],
    ['GET repositories', listRepositories, null]
  ] as const)('%s', async (expected, call, body) => {
    const { settings, requests } = serverOf(() => ({ jobs: [] }));
    await call(settings);
    const [method, path] = expected.split(' ');
    expect(requests).toEqual([
      { method, path: `/user/you/import-run/${path}`, body }
    ]);
  });

  it('send what they are given', async () => {
    const { settings, requests } = serverOf(() => job());
    await resolve(settings, { url: 'https://x.example/a?b=1', probe: true });
    await startJob(settings, { kind: 'import_notebook', url: 'u' });
    await cancelJob(settings, '7');
    await retryJob(settings, '7', { account: 'a' });
    await patchJob(settings, '7', { dismissed: true });
    await allowHost(settings, { host: 'h:1' });
    expect(
      requests.map(({ body, method, path }) => [
        method,
        path.replace('/user/you/import-run/', ''),
        body
      ])
    ).toEqual([
      ['POST', 'resolve', { url: 'https://x.example/a?b=1', probe: true }],
      ['POST', 'jobs', { kind: 'import_notebook', url: 'u' }],
      ['DELETE', 'jobs/7', null],
      ['POST', 'jobs/7/retry', { account: 'a' }],
      ['PATCH', 'jobs/7', { dismissed: true }],
      ['POST', 'hosts', { host: 'h:1' }]
    ]);
  });

  it('keep an id inside its segment', async () => {
    const { settings, requests } = serverOf(() => job());
    await cancelJob(settings, '../../api/sessions');
    expect(requests[0].path).toBe(
      '/user/you/import-run/jobs/..%2F..%2Fapi%2Fsessions'
    );
  });
});

describe('failures', () => {
  it('are the error that the server states', async () => {
    const error = errorInfo('disk_full', { free_bytes: 1 });
    const { settings } = serverOf(() => refusal(409, error));
    await expect(listJobs(settings)).rejects.toMatchObject({
      code: 'disk_full',
      message: error.message,
      data: { free_bytes: 1 }
    });
  });

  it('of Jupyter itself keep its words', async () => {
    const { settings } = serverOf(() => ({
      status: 403,
      body: { message: "'_xsrf' argument missing" }
    }));
    await expect(listJobs(settings)).rejects.toMatchObject({
      code: 'forbidden',
      message: "'_xsrf' argument missing"
    });
  });

  it('say that the server extension is missing', async () => {
    const { settings } = serverOf(() => ({ status: 404, body: {} }));
    await expect(listJobs(settings)).rejects.toMatchObject({
      code: 'unsupported',
      data: { reason: 'extension_missing' }
    });
  });

  it('of a proxy that answers with a page are errors too', async () => {
    const settings = ServerConnection.makeSettings({
      fetch: async () => response(502, '<html>Bad Gateway</html>')
    });
    await expect(listJobs(settings)).rejects.toMatchObject({
      code: 'internal',
      message: '502 status 502'
    });
  });

  it('to reach Jupyter at all are told as such', async () => {
    const settings = ServerConnection.makeSettings({
      fetch: async () => {
        throw new TypeError('Failed to fetch');
      }
    });
    await expect(listJobs(settings)).rejects.toMatchObject({
      code: 'network',
      data: { reason: 'jupyter_unreachable' }
    });
  });
});
