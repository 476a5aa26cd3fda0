import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Authorization } from '../../api/_schema';
import { formatSeconds, visibleText } from '../../text/format';
import { MeterBar } from '../Bar';
import { useNow } from '../useNow';

export interface ICountdownProps {
  authorization: Authorization;
  /** When it was begun, in milliseconds. */
  begun: number;
  trans: TranslationBundle;
}

/** How long the person still has on the host's page. Shown, not spoken. */
export function Countdown(props: ICountdownProps): React.JSX.Element {
  const { authorization, begun, trans } = props;
  const now = useNow(1000);
  const end = Date.parse(authorization.expires);
  const left = Math.max(0, end - now);
  const host = visibleText(authorization.host);
  const time = formatSeconds(left / 1000, trans);
  return (
    <div>
      <MeterBar
        fraction={end > begun ? left / (end - begun) : 0}
        label={trans.__('Time left')}
        valueText={time}
      />
      <div
        className="jp-ImportRun-countdown jp-ImportRun-small"
        role="timer"
        aria-live="off"
      >
        <span>{trans.__('Waiting for %1', host)}</span>
        <span>
          {authorization.flow === 'device'
            ? trans.__('code valid for %1', time)
            : trans.__('valid for %1', time)}
        </span>
      </div>
    </div>
  );
}
