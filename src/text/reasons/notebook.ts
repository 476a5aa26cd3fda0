import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import type { Reasons } from './reason';

/** What came instead of a notebook. */
export function notebookReasons(facts: Facts, trans: TranslationBundle) {
  const line = facts.number('line');
  const place = facts.text('place');
  return {
    web_page: trans.__(
      'This is a web page, not a notebook. Paste the URL of an .ipynb file or of a repository.'
    ),
    login_page: trans.__(
      'A sign-in page came instead of the notebook: it is not public there. Nothing was saved.'
    ),
    error_page: trans.__(
      'The host sent an error page instead of the notebook. Nothing was saved.'
    ),
    lfs_pointer: trans.__(
      'The notebook itself is kept in Git LFS; only a note of that came. Import its repository instead.'
    ),
    link: trans.__(
      'This is only a link to another file of the repository. Import that one.'
    ),
    empty: trans.__('The file is empty, so nothing was saved.'),
    not_utf8: trans.__('The file is not UTF-8 text, so it is no notebook.'),
    not_json:
      line === null
        ? trans.__('The file is not JSON, so it is no notebook.')
        : trans.__(
            'The file is not JSON (line %1), so it is no notebook.',
            line
          ),
    other_json: trans.__('The file is JSON, but not a notebook.'),
    cut: trans.__('The end of the notebook is missing. Nothing was saved.'),
    too_deep: trans.__('The file is nested too deeply to be a notebook.'),
    too_complex: trans.__('The file takes too much memory to be read.'),
    newer_format: trans.__(
      'The notebook is of a newer format (%1) than this Jupyter knows. Nothing was saved.',
      facts.number('nbformat') ?? '?'
    ),
    invalid:
      place === null
        ? trans.__('The notebook has a fault, so nothing was saved.')
        : trans.__('The notebook has a fault at %1. Nothing was saved.', place)
  } satisfies Reasons;
}
