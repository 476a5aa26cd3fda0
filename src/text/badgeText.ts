import type { TranslationBundle } from '@jupyterlab/translation';

import type { ErrorInfo, LinkNote } from '../api/_schema';
import { assertNever } from '../assertNever';
import type { ITarget } from '../model/badge/targets';
import { errorText, type IErrorText } from './errorText';
import { Facts } from './facts';
import { visibleText } from './format';
import { addressOf } from './sourceText';

/** What a badge can be copied as. */
export const BADGE_FORMATS = ['markdown', 'html', 'rst', 'url'] as const;

export type BadgeFormat = (typeof BADGE_FORMATS)[number];

export function formatText(
  format: BadgeFormat,
  trans: TranslationBundle
): string {
  switch (format) {
    case 'markdown':
      return 'Markdown';
    case 'html':
      return 'HTML';
    case 'rst':
      return 'reStructuredText';
    case 'url':
      return trans.__('Link');
    default:
      return assertNever(format);
  }
}

/** Where a link goes, and what that means for those who click it. */
export function targetText(
  { address, kind }: ITarget,
  trans: TranslationBundle
): string {
  switch (kind) {
    case 'configured':
      return visibleText(addressOf(address));
    case 'hub':
      return trans.__('This hub: everyone opens it on their own server');
    case 'server':
      return trans.__('This server: %1', visibleText(addressOf(address)));
    case 'other':
      return trans.__('Another server or hub');
    default:
      return assertNever(kind);
  }
}

/** What whoever hands out a link should know, in a sentence. */
export function noteText(note: LinkNote, trans: TranslationBundle): string {
  const data = new Facts(note.data);
  const host = data.text('host') ?? '';
  switch (note.code) {
    case 'placeholder':
      return trans.__(
        'Readers need the address of a Jupyter: say where the link goes, or put it in place of %1 yourself.',
        data.text('placeholder') ?? ''
      );
    case 'loopback':
      return trans.__(
        '%1 is the machine of whoever clicks: the link works for those whose own Jupyter has this address.',
        host
      );
    case 'private_host':
      return trans.__(
        'Readers must be able to reach %1, which is in a private network.',
        host
      );
    case 'own_access':
      return trans.__(
        'If it is private, readers need access of their own on %1.',
        host
      );
    case 'tag':
      return trans.__(
        'Readers get the tag %1 as the server has it. Push it if you made it here.',
        visibleText(data.text('tag') ?? '')
      );
    case 'uncommitted':
      return trans.__(
        'Readers get it without your changes that are not committed.'
      );
    case 'unpushed':
      return trans._n(
        '%1 commit on %2 is not pushed yet. Readers get what is on the server.',
        '%1 commits on %2 are not pushed yet. Readers get what is on the server.',
        data.number('commits') ?? 1,
        data.text('branch') ?? ''
      );
    default:
      return unknownNote(note, note.code);
  }
}

/** A code that a newer server may send: its own sentence is all there is. */
function unknownNote({ message }: LinkNote, code: never): string {
  return message === '' ? assertNever(code) : visibleText(message);
}

/** Why the server did not take what was said of a link. */
export function badgeErrorText(
  error: ErrorInfo,
  trans: TranslationBundle
): IErrorText {
  return error.code === 'invalid_url' && error.data.field === 'target'
    ? {
        sentence: trans.__(
          'No link can go to this address. Take one that begins with https:// or http://.'
        ),
        action: 'change'
      }
    : errorText(error, trans);
}
