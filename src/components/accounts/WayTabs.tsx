import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { assertNever } from '../../assertNever';
import type { SignInWay } from '../../model/accounts/signInModel';
import { Tabs } from '../Tabs';

export interface IWayTabsProps {
  /** What the id of each tab begins with. */
  id: string;
  ways: readonly SignInWay[];
  way: SignInWay | null;
  trans: TranslationBundle;
  onWay: (way: SignInWay) => void;
}

/** The ways to sign in, as tabs. */
export function WayTabs(props: IWayTabsProps): React.JSX.Element {
  const { id, onWay, trans, way, ways } = props;
  return (
    <Tabs
      id={id}
      label={trans.__('How to sign in')}
      tabs={ways.map(value => ({
        value,
        label: shortText(value, trans),
        ariaLabel: wayText(value, trans)
      }))}
      chosen={way}
      onChoose={onWay}
    />
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
