import * as React from 'react';

export interface IWithHintProps {
  hint: string | null;
  children: React.ReactNode;
}

/** A fact, and what else there is to know of it. */
export function WithHint({
  children,
  hint
}: IWithHintProps): React.JSX.Element {
  return (
    <>
      {children}
      {hint !== null && (
        <span className="jp-ImportRun-hint jp-ImportRun-small">{hint}</span>
      )}
    </>
  );
}
