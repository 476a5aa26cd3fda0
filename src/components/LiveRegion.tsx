import * as React from 'react';

export interface ILiveRegionProps {
  text: string;
}

/** What is only heard: beginnings, quarters and ends of jobs. */
export function LiveRegion({ text }: ILiveRegionProps): React.JSX.Element {
  return (
    <div className="jp-ImportRun-heard" aria-live="polite" role="status">
      {text}
    </div>
  );
}
