import type { ErrorInfo } from './_schema';

export type ErrorCode = ErrorInfo['code'];

/**
 * Something that the server refused or could not do.
 *
 * `message` is the server's own sentence; what people read comes from `errorText`.
 */
export class ImportRunError extends Error implements ErrorInfo {
  constructor(info: ErrorInfo) {
    super(info.message);
    this.name = 'ImportRunError';
    this.code = info.code;
    this.data = info.data;
  }

  readonly code: ErrorCode;
  readonly data: ErrorInfo['data'];
}

/** Any failure as the facts that the server would have given. */
export function asErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof ImportRunError) {
    return { code: error.code, message: error.message, data: error.data };
  }
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    data: {}
  };
}
