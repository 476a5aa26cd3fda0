import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import type { ErrorBody } from './_schema';
import { ImportRunError } from './error';

const NAMESPACE = 'import-run';

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/**
 * One request to the server extension.
 *
 * Through `ServerConnection`, which adds what a hub asks for (`X-XSRFToken`).
 *
 * @param endpoint - The path below `import-run/`, its segments encoded.
 * @throws ImportRunError, also where the server cannot be reached.
 */
export async function request<T>(
  settings: ServerConnection.ISettings,
  method: Method,
  endpoint: string,
  body?: object
): Promise<T> {
  const url = URLExt.join(settings.baseUrl, NAMESPACE, endpoint);
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
  }
  let response: Response;
  let text: string;
  try {
    response = await ServerConnection.makeRequest(url, init, settings);
    text = await response.text();
  } catch (error) {
    throw new ImportRunError({
      code: 'network',
      message: error instanceof Error ? error.message : String(error),
      data: { reason: 'jupyter_unreachable' }
    });
  }
  const answer = parse(text);
  if (!response.ok) {
    throw isErrorBody(answer)
      ? new ImportRunError(answer.error)
      : unexpected(response, answer);
  }
  return answer as T;
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isErrorBody(answer: unknown): answer is ErrorBody {
  const error = (answer as Partial<ErrorBody> | null)?.error;
  return typeof error?.code === 'string';
}

/** An answer of Jupyter itself or of a proxy before it. */
function unexpected(response: Response, answer: unknown): ImportRunError {
  const { message } = (answer ?? {}) as { message?: unknown };
  const isMissing = response.status === 404;
  const isRefused = response.status === 401 || response.status === 403;
  return new ImportRunError({
    code: isRefused ? 'forbidden' : isMissing ? 'unsupported' : 'internal',
    message:
      typeof message === 'string' && message !== ''
        ? message
        : `${response.status} ${response.statusText}`,
    data: { reason: isMissing ? 'extension_missing' : 'jupyter' }
  });
}
