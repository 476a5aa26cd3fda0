import * as React from 'react';

import type { Share } from '../../model/repository/selection';

export interface IMixedCheckboxProps {
  share: Share;
  /** Where no label is around it. */
  label?: string;
  onChange: (isChosen: boolean) => void;
}

/** A checkbox for several things at once, of which some may be chosen. */
export function MixedCheckbox(props: IMixedCheckboxProps): React.JSX.Element {
  const { share } = props;
  const box = React.useRef<HTMLInputElement>(null);
  React.useLayoutEffect(() => {
    if (box.current !== null) {
      box.current.indeterminate = share === 'some';
    }
  }, [share]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={props.label}
      checked={share === 'all'}
      onChange={event => {
        props.onChange(share === 'some' || event.target.checked);
      }}
    />
  );
}
