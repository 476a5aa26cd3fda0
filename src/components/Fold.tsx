import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface IFoldProps {
  isOpen: boolean;
  label: string;
  onOpen: (isOpen: boolean) => void;
  /** What stands behind the label. */
  children?: React.ReactNode;
}

/** A line that unfolds what is below it. */
export function Fold(props: IFoldProps): React.JSX.Element {
  const { isOpen } = props;
  const Caret = isOpen ? caretDownIcon : caretRightIcon;
  return (
    <button
      type="button"
      className="jp-ImportRun-fold"
      aria-expanded={isOpen}
      onClick={() => {
        props.onOpen(!isOpen);
      }}
    >
      <Caret.react tag="span" className="jp-ImportRun-icon" />
      <span>{props.label}</span>
      {props.children}
    </button>
  );
}
