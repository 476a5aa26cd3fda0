import type { TranslationBundle } from '@jupyterlab/translation';

import type { Facts } from '../facts';
import { leftOutText } from './leftOut';
import type { Reasons } from './reason';
import { urlReasons } from './url';

/** A value that a saved repository cannot have, or what the administrator decides of them. */
export function presetReasons(facts: Facts, trans: TranslationBundle) {
  const name = facts.text('name') ?? '';
  const path = facts.text('path') ?? '';
  const rules = {
    account_or_secret: trans.__('Give an account or a secret, not both.'),
    bad_branch: trans.__('A branch cannot have this name.'),
    bad_folder: trans.__(
      'A folder stays below the Jupyter folder: names with single slashes between them, none of which begins with a dot.'
    ),
    bad_name: trans.__(
      'A name has letters, digits and dashes, at most 63 of them, and begins and ends with a letter or a digit.'
    ),
    bad_query: trans.__('This list cannot be asked for so. Reload the page.'),
    bad_secret: trans.__(
      'Give the name or the ARN of a secret in AWS Secrets Manager, never the secret itself.'
    ),
    bad_sparse: trans.__(
      'A pattern of what to check out is a folder or a line of a .gitignore.'
    ),
    bad_start: trans.__(
      'A server opens with at most three repositories besides its default one, each of them once and in a folder of its own.'
    ),
    bad_text: trans.__(
      'This text is too long, or has characters in it that cannot be shown.'
    ),
    given: trans.__(
      'Your administrator gives “%1”, so it cannot be changed here.',
      name
    ),
    given_start: trans.__(
      'Your administrator decides which repositories a server opens with.'
    ),
    newer_file: trans.__(
      'A newer version of Import & Run has written what is kept here. Update this server, and it can be read again.'
    ),
    no_preset: trans.__('There is no saved repository called “%1”.', name),
    no_secret_store: trans.__(
      'This needs a secret in AWS Secrets Manager, which this server cannot read. Choose an account instead, or ask your administrator.'
    ),
    not_offered: trans.__(
      'Your administrator decides which repositories can be used here, and this is none of them.'
    ),
    set_aside: trans.__(
      'Saved repositories could not be read, and were put aside as %1. Save them again, or mend that file; this is shown until it is deleted.',
      path
    )
  } satisfies Reasons;
  const left = leftOutText(facts, { ...urlReasons(trans), ...rules }, trans);
  return { ...rules, left_out: left } satisfies Reasons;
}
