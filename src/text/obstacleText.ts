import type { TranslationBundle } from '@jupyterlab/translation';

import type { ServerInfo, Source } from '../api/_schema';
import { errorText, type IErrorText } from './errorText';

/** Why this server cannot import anything of a kind at all, or null. */
export function obstacleText(
  kind: Source['kind'] | null,
  info: ServerInfo | null,
  trans: TranslationBundle
): IErrorText | null {
  if (kind !== 'repository' || info === null) {
    return null;
  }
  if (!info.filesystem) {
    return {
      sentence: trans.__(
        'This server keeps its files elsewhere than on a disk, so repositories cannot be imported. Paste the URL of a notebook instead.'
      ),
      action: 'none'
    };
  }
  if (info.git_problem === null) {
    return null;
  }
  return errorText(
    {
      code: 'git_missing',
      message: info.git_problem,
      data: info.git_version === null ? {} : { version: info.git_version }
    },
    trans
  );
}
