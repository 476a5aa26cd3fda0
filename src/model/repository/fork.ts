import type { Account } from '../../api/_schema';
import { addressOf } from '../../text/sourceText';
import { baseName } from '../paths';

/** The path of a project on its host, as people write it: `group/name`. */
export function projectPath(url: string): string {
  const address = addressOf(url);
  const slash = address.indexOf('/');
  return slash === -1 ? address : address.slice(slash + 1);
}

/** Where hosts put the fork that an account makes: beside its other projects, by its old name. */
export function forkPath(url: string, { username }: Account): string {
  return `${username}/${baseName(projectPath(url))}`;
}
