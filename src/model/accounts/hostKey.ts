import type { ErrorInfo } from '../../api/_schema';
import { Facts } from '../../text/facts';

/** The key that an ssh server shows, which nobody here has seen before. */
export interface IHostKey {
  host: string;
  /** As ssh names it: `ED25519`. */
  key_type: string;
  /** As ssh writes it: `SHA256:…`. */
  fingerprint: string;
}

/** The key that a failure is about; null where it is about another thing, or not told. */
export function hostKeyOf(error: ErrorInfo): IHostKey | null {
  const facts = new Facts(error.data);
  const host = facts.text('host');
  const fingerprint = facts.text('fingerprint');
  return error.data.reason === 'unknown_host_key' &&
    host !== null &&
    fingerprint !== null
    ? { host, fingerprint, key_type: facts.text('key_type') ?? '' }
    : null;
}
