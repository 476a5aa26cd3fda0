import type { ErrorInfo } from '../../api/_schema';
import type { ErrorReason } from '../../text/reasons/reason';

/** The rule of the server's `presets/rules.py`, which is SageMaker's. */
const NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/;
const LONGEST_NAME = 63;

/** What git-check-ref-format(1) forbids. */
const NO_REF =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|^\.|\/\.|[./]$|\.lock(?:\/|$)|^@$/;

const SECRET =
  /^(?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:)?[A-Za-z0-9/_+=.@!-]{1,512}$/;

/** What stands in the way of a name; null where it will do. */
export function nameProblem(
  name: string,
  taken: ReadonlySet<string>
): ErrorInfo | null {
  if (name.length > LONGEST_NAME || !NAME.test(name)) {
    return problem('bad_name');
  }
  return taken.has(name)
    ? { code: 'exists', message: '', data: { name } }
    : null;
}

/** The same of a branch; empty is the server's own choice. */
export function branchProblem(branch: string): ErrorInfo | null {
  return NO_REF.test(branch) ? problem('bad_branch') : null;
}

/** The same of the path of a folder below the root; empty is the repository's own name. */
export function folderProblem(folder: string): ErrorInfo | null {
  const isBad =
    folder !== '' &&
    folder.split('/').some(part => part.trim() === '' || /^[.~]|\\/.test(part));
  return isBad ? problem('bad_folder') : null;
}

/** The same of the name or ARN of a secret. */
export function secretProblem(secret: string): ErrorInfo | null {
  return SECRET.test(secret) ? null : problem('bad_secret');
}

/** A name by the rule that is as near as can be to what a repository is called. */
export function nameFrom(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
}

function problem(reason: ErrorReason): ErrorInfo {
  return { code: 'invalid_request', message: '', data: { reason } };
}
