import { searchIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface IFilterFieldProps {
  label: string;
  query: string;
  onClose: () => void;
  onQuery: (query: string) => void;
}

/** Narrows a list down; Escape closes it. */
export function FilterField(props: IFilterFieldProps): React.JSX.Element {
  const input = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <div className="jp-ImportRun-filter">
      <div className="jp-ImportRun-input">
        <searchIcon.react tag="span" className="jp-ImportRun-icon" />
        <input
          ref={input}
          type="text"
          role="searchbox"
          aria-label={props.label}
          placeholder={props.label}
          spellCheck={false}
          value={props.query}
          onChange={event => {
            props.onQuery(event.target.value);
          }}
          onKeyDown={event => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              props.onClose();
            }
          }}
        />
      </div>
    </div>
  );
}
