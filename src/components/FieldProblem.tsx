import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ErrorInfo } from '../api/_schema';
import { errorText } from '../text/errorText';
import { ErrorMessage } from './Message';

export interface IFieldProblemProps {
  id: string;
  problem: ErrorInfo | undefined;
  trans: TranslationBundle;
}

/** What is wrong with the field above, in words. */
export function FieldProblem(
  props: IFieldProblemProps
): React.JSX.Element | null {
  const { id, problem, trans } = props;
  return problem === undefined ? null : (
    <div className="jp-ImportRun-help">
      <ErrorMessage id={id} text={errorText(problem, trans)} />
    </div>
  );
}
