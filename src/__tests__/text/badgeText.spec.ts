import { nullTranslator } from '@jupyterlab/translation';

import type { LinkNote } from '../../api/_schema';
import { badgeErrorText, noteText } from '../../text/badgeText';
import { errorInfo } from '../support';

const trans = nullTranslator.load('test');

/** What each note knows; the compiler refuses this list when a code is missing. */
const DATA: Record<LinkNote['code'], LinkNote['data']> = {
  loopback: { host: 'localhost:8888' },
  own_access: { host: 'gitlab.example.org' },
  placeholder: { placeholder: 'https://your-jupyter.example' },
  private_host: { host: 'gitlab.corp' },
  uncommitted: {},
  tag: { tag: 'v1' },
  unpushed: { commits: 2, branch: 'main' }
};

describe('noteText', () => {
  it.each(Object.entries(DATA))(
    'has a sentence of its own for %s, with what is known',
    (code, data) => {
      const message = 'The server says this.';
      const note = { code: code as LinkNote['code'], message, data };
      const sentence = noteText(note, trans);
      expect(sentence).not.toContain(message);
      expect(sentence).toMatch(/\.$/);
      for (const value of Object.values(data)) {
        expect(sentence).toContain(String(value));
      }
    }
  );

  it('takes the words of a newer server', () => {
    const note = { code: 'new', message: 'New.', data: {} } as unknown;
    expect(noteText(note as LinkNote, trans)).toBe('New.');
  });
});

describe('badgeErrorText', () => {
  it('tells of the target what it says of no URL to import', () => {
    const text = (field: string) =>
      badgeErrorText(
        errorInfo('invalid_url', { field, reason: 'scheme' }),
        trans
      ).sentence;
    expect(text('target')).toContain('No link can go to this address.');
    expect(text('url')).not.toBe(text('target'));
  });
});
