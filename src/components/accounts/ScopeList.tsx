import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { TokenScope } from '../../api/_schema';
import { usesText } from '../../text/accountText';
import { visibleText } from '../../text/format';

export interface IScopeListProps {
  scopes: readonly TokenScope[];
  trans: TranslationBundle;
}

/** What to tick for a token: what everything needs, then what else is good for what. */
export function ScopeList(props: IScopeListProps): React.JSX.Element | null {
  const { scopes, trans } = props;
  const needed = scopes.filter(isNeeded);
  const others = scopes.filter(scope => !isNeeded(scope));
  if (scopes.length === 0) {
    return null;
  }
  return (
    <div>
      <p>{trans.__('Tick these there:')}</p>
      <div className="jp-ImportRun-scopes">
        {needed.map(scope => (
          <Scope key={scope.name} {...scope} />
        ))}
        {others.map(scope => (
          <React.Fragment key={scope.name}>
            <span className="jp-ImportRun-small">
              {trans.__('and, to %1,', usesText(scope.needed_for, trans))}
            </span>
            <Scope {...scope} />
          </React.Fragment>
        ))}
      </div>
    </div>
  );
}

function Scope({ name }: TokenScope): React.JSX.Element {
  return <span className="jp-ImportRun-scope">{visibleText(name)}</span>;
}

function isNeeded({ needed_for: uses }: TokenScope): boolean {
  return uses.includes('clone') || uses.includes('push');
}
