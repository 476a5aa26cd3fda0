import * as React from 'react';

import { classes } from './classes';

export interface IListOptionProps {
  id: string;
  className: string;
  /** Whether it is the one that Enter takes. */
  isActive: boolean;
  title: string;
  onClick: () => void;
  children: React.ReactNode;
}

/** One line of a list below a field, which keeps the focus; in sight while it is active. */
export function ListOption(props: IListOptionProps): React.JSX.Element {
  const { isActive } = props;
  const ref = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (isActive) {
      ref.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  return (
    <div
      ref={ref}
      id={props.id}
      className={classes(props.className, isActive && 'jp-mod-active')}
      role="option"
      aria-selected={isActive}
      title={props.title}
      onClick={props.onClick}
    >
      {props.children}
    </div>
  );
}
