import * as React from 'react';

import type { SignInWay } from '../../model/accounts/signInModel';
import { visibleText } from '../../text/format';
import { LinkButton } from '../Buttons';
import { AwsForm } from './AwsForm';
import { HostForm } from './HostForm';
import { OnPage } from './OnPage';
import { SecretForm } from './SecretForm';
import type { ISignInProps, IWayProps } from './signInProps';
import { WayTabs } from './WayTabs';

/** A sign-in: which host, which way, and the way itself. The same in panel and dialog. */
export function SignIn(props: ISignInProps): React.JSX.Element {
  const { actions, state, trans } = props;
  const { way, ways } = state;
  const id = React.useId();
  if (ways === null) {
    return <HostForm {...props} />;
  }
  const hasTabs = ways.ways.length > 1;
  const Way = componentOf(way);
  return (
    <div className="jp-ImportRun-signInPart">
      {actions.onBack !== null && (
        <div className="jp-ImportRun-signInHead">
          <span className="jp-ImportRun-grow jp-ImportRun-cut">
            {visibleText(ways.host)}
          </span>
          <LinkButton
            label={trans.__('Another Host…')}
            onClick={actions.onBack}
          />
        </div>
      )}
      {hasTabs && (
        <WayTabs
          id={id}
          ways={ways.ways}
          way={way}
          trans={trans}
          onWay={actions.onWay}
        />
      )}
      <div
        key={way}
        className="jp-ImportRun-signInPart"
        id={`${id}-panel`}
        role={hasTabs ? 'tabpanel' : undefined}
        aria-labelledby={hasTabs ? `${id}-${way}` : undefined}
      >
        <Way {...props} ways={ways} />
      </div>
    </div>
  );
}

function componentOf(
  way: SignInWay | null
): (props: IWayProps) => React.JSX.Element {
  switch (way) {
    case 'device':
    case 'redirect':
      return OnPage;
    case 'aws':
      return AwsForm;
    default:
      return SecretForm;
  }
}
