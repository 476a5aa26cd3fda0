import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { INotebookFacts } from '../../opening/readNotebook';
import { kernelHint, kernelText } from '../../text/kernelText';
import type { Fact } from '../FactList';
import { WithHint } from './WithHint';

/** What a notebook would run with; null: nobody has read it yet. */
export function kernelFact(
  facts: INotebookFacts | null,
  trans: TranslationBundle
): Fact {
  return [
    trans.__('Would run with'),
    <WithHint hint={kernelHint(facts, trans)}>
      {kernelText(facts, trans)}
    </WithHint>
  ];
}
