import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { assertNever } from '../../assertNever';
import type { SignInWay } from '../../model/accounts/signInModel';

export interface IWayTabsProps {
  /** What the id of each tab begins with. */
  id: string;
  ways: readonly SignInWay[];
  way: SignInWay | null;
  trans: TranslationBundle;
  onWay: (way: SignInWay) => void;
}

/** The ways to sign in, as tabs: arrows move, and what is moved to is chosen. */
export function WayTabs(props: IWayTabsProps): React.JSX.Element {
  const { id, onWay, trans, way, ways } = props;
  const list = React.useRef<HTMLDivElement>(null);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || way === null) {
      return;
    }
    event.preventDefault();
    const next = (ways.indexOf(way) + step + ways.length) % ways.length;
    onWay(ways[next]);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className="jp-ImportRun-tabs"
      role="tablist"
      aria-label={trans.__('How to sign in')}
      onKeyDown={onKeyDown}
    >
      {ways.map(each => (
        <button
          key={each}
          id={`${id}-${each}`}
          type="button"
          role="tab"
          aria-label={wayText(each, trans)}
          aria-selected={each === way}
          aria-controls={each === way ? `${id}-panel` : undefined}
          tabIndex={each === way ? 0 : -1}
          onClick={() => {
            onWay(each);
          }}
        >
          {shortText(each, trans)}
        </button>
      ))}
    </div>
  );
}

/** A word of `wayText`: there is little room for them side by side. */
function shortText(way: SignInWay, trans: TranslationBundle): string {
  switch (way) {
    case 'device':
      return trans.__('Code');
    case 'redirect':
      return trans.__('Browser');
    case 'token':
      return trans.__('Token');
    case 'password':
      return trans.__('Password');
    case 'aws':
      return trans.__('AWS');
    default:
      return assertNever(way);
  }
}

function wayText(way: SignInWay, trans: TranslationBundle): string {
  switch (way) {
    case 'device':
      return trans.__('With a code');
    case 'redirect':
      return trans.__('In the browser');
    case 'token':
      return trans.__('With a token');
    case 'password':
      return trans.__('With a password');
    case 'aws':
      return trans.__('With a secret in AWS');
    default:
      return assertNever(way);
  }
}
