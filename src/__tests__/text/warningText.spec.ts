import { nullTranslator } from '@jupyterlab/translation';

import type { JobWarning } from '../../api/_schema';
import { warningText } from '../../text/warningText';

const trans = nullTranslator.load('test');

/** What each warning knows; the compiler refuses this list when a code is missing. */
const DATA: Record<JobWarning['code'], JobWarning['data']> = {
  byte_order_mark: {},
  cell_ids_missing: {},
  cell_ids_shared: {},
  converted: { nbformat: 3 },
  empty_repository: {},
  git_lfs: {},
  links_left_out: { paths: ['data/x', 'data/y'] },
  moved: { url: 'https://example.org/o/r.git' },
  newer_format: { nbformat_minor: 9, known: 5 },
  nothing_new: {},
  not_in_this_version: { path: 'a/b.ipynb' },
  other_version: { wanted: 'refs/heads/dev', present: 'main' },
  submodules_left_out: {},
  unknown_property: { place: 'cells[0].id', nbformat_minor: 4 }
};

describe('warningText', () => {
  it.each(Object.entries(DATA))(
    'has a sentence of its own for %s, with what is known',
    (code, data) => {
      const message = 'The server says this.';
      const sentence = warningText(
        { code: code as JobWarning['code'], message, data },
        trans
      );
      expect(sentence).not.toContain(message);
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/%\d|\?|undefined|null|“”/);
    }
  );

  it('uses the sentence of the server for a code that it does not know', () => {
    const warning = {
      code: 'too_new' as JobWarning['code'],
      message: 'It is ne\u202ew.',
      data: {}
    };
    expect(warningText(warning, trans)).toBe('It is ne\\u202ew.');
  });
});
