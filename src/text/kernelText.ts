import type { TranslationBundle } from '@jupyterlab/translation';

import { assertNever } from '../assertNever';
import type { INotebookFacts } from '../opening/readNotebook';
import { visibleText } from './format';

/** The kernel that a notebook would run with; null: nobody has read it yet. */
export function kernelText(
  facts: INotebookFacts | null,
  trans: TranslationBundle
): string {
  if (facts === null) {
    return trans.__('Its own kernel');
  }
  const { kernel, specs, wanted } = facts;
  if (kernel.name === null) {
    return trans.__('No kernel is installed');
  }
  return kernel.fit === 'own' || kernel.fit === 'unnamed'
    ? visibleText(specs?.kernelspecs[kernel.name]?.display_name ?? kernel.name)
    : trans.__(
        '%1, which is not installed',
        visibleText(wanted.displayName ?? wanted.name ?? wanted.language ?? '')
      );
}

/** Why it is that one, and whether there will be a question. */
export function kernelHint(
  facts: INotebookFacts | null,
  trans: TranslationBundle
): string | null {
  if (facts === null) {
    return trans.__(
      'The notebook names it, which can be read once it is here. If it is not installed, you choose another one first.'
    );
  }
  const { fit, name } = facts.kernel;
  switch (fit) {
    case 'own':
      return trans.__('The notebook names it.');
    case 'unnamed':
      return trans.__('The notebook names none.');
    case 'nearest':
    case 'no_language':
      return name === null
        ? null
        : trans.__('You choose another one before it runs.');
    default:
      return assertNever(fit);
  }
}
