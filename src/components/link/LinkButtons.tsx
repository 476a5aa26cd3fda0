import { runIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Button } from '../Buttons';

export interface ILinkButtonsProps {
  /** What leaves the page. */
  leave: string;
  /** What goes on, without running anything. */
  plain: string;
  /** The same with running; null where there is nothing to run. */
  run: string | null;
  /** Whether the link suggests to run: that button is the filled one then. */
  suggestsRun: boolean;
  isDisabled?: boolean;
  onLeave: () => void;
  onGo: (run: boolean) => void;
}

/** No, yes, and yes with running; the filled one is the last. */
export function LinkButtons(props: ILinkButtonsProps): React.JSX.Element {
  const { isDisabled, onGo, run } = props;
  const fillsRun = run !== null && props.suggestsRun;
  const plainButton = (
    <Button
      key="plain"
      label={props.plain}
      isFilled={!fillsRun}
      isDisabled={isDisabled}
      onClick={() => {
        onGo(false);
      }}
    />
  );
  const runButton = run !== null && (
    <Button
      key="run"
      label={run}
      icon={runIcon}
      isFilled={fillsRun}
      isDisabled={isDisabled}
      onClick={() => {
        onGo(true);
      }}
    />
  );
  return (
    <div className="jp-ImportRun-linkButtons">
      <Button label={props.leave} onClick={props.onLeave} />
      <span className="jp-ImportRun-grow" />
      {fillsRun ? [plainButton, runButton] : [runButton, plainButton]}
    </div>
  );
}
