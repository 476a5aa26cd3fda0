import type { TranslationBundle } from '@jupyterlab/translation';

import type { JobWarning } from '../api/_schema';
import { assertNever } from '../assertNever';
import { Facts } from './facts';
import { visibleText } from './format';
import { addressOf, shortRef } from './sourceText';

/** What a person should know of an import that succeeded, in a sentence. */
export function warningText(
  warning: JobWarning,
  trans: TranslationBundle
): string {
  const data = new Facts(warning.data);
  switch (warning.code) {
    case 'byte_order_mark':
      return trans.__(
        'An invisible mark at the start of the file was taken away, else it would not open.'
      );
    case 'cell_ids_missing':
      return trans.__(
        'Some cells have no id; they get one when the notebook is first saved.'
      );
    case 'cell_ids_shared':
      return trans.__(
        'Some cells share an id; they get new ones when the notebook is first saved.'
      );
    case 'converted':
      return trans.__(
        'The notebook was of the old format %1 and is of format 4 now.',
        data.number('nbformat') ?? '?'
      );
    case 'newer_format':
      return trans.__(
        'The notebook is of format 4.%1, newer than this Jupyter knows (4.%2): some of it may not be shown.',
        data.number('nbformat_minor') ?? '?',
        data.number('known') ?? '?'
      );
    case 'unknown_property':
      return trans.__(
        'Its format (4.%1) does not know “%2”. Jupyter says so whenever it is opened, and shows it all the same.',
        data.number('nbformat_minor') ?? '?',
        visibleText(data.text('place') ?? '')
      );
    case 'not_in_this_version':
      return trans.__(
        '“%1” is not in this version of the repository.',
        data.text('path') ?? ''
      );
    case 'git_lfs':
      return trans.__(
        'Its large files are kept in Git LFS, and only notes of them are here. “git lfs pull” in a terminal fetches them.'
      );
    case 'submodules_left_out':
      return trans.__(
        'It has submodules, whose folders are empty: they were not asked for.'
      );
    case 'moved':
      return trans.__(
        'The repository has moved to %1.',
        addressOf(data.text('url') ?? '')
      );
    case 'empty_repository':
      return trans.__('The repository is empty.');
    case 'other_version':
      return trans.__(
        'What is here already is “%1”, not “%2”. It was left as it is.',
        shortRef(data.text('present') ?? ''),
        shortRef(data.text('wanted') ?? '')
      );
    case 'nothing_new':
      return trans.__('All of it was there already as it is.');
    case 'links_left_out':
      return trans.__(
        'Links that lead elsewhere were left out: %1.',
        data.texts('paths').join(', ')
      );
    default:
      return unknownWarning(warning, warning.code);
  }
}

/** A code that a newer server may send: its own sentence is all there is. */
function unknownWarning({ message }: JobWarning, code: never): string {
  return message === '' ? assertNever(code) : visibleText(message);
}
