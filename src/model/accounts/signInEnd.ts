import type { AuthorizationState, ErrorInfo } from '../../api/_schema';

/** Why a sign-in that has ended did not come to a good end; null where it did. */
export function problemAtEnd(
  { error, state }: AuthorizationState,
  host: string
): ErrorInfo | null {
  switch (state) {
    case 'denied':
      return {
        code: 'auth_failed',
        message: 'The sign-in was refused.',
        data: { reason: 'sign_in_denied', host }
      };
    case 'expired':
      return {
        code: 'auth_failed',
        message: 'The sign-in was not confirmed in time.',
        data: { reason: 'sign_in_expired', host }
      };
    case 'failed':
      return (
        error ?? {
          code: 'auth_failed',
          message: 'The sign-in did not succeed.',
          data: { host }
        }
      );
    default:
      return null;
  }
}
