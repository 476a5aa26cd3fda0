import * as React from 'react';

/** A name and what belongs to it. */
export type Fact = readonly [string, React.ReactNode];

export interface IFactListProps {
  facts: readonly Fact[];
}

/** What is known of something, one fact a line. */
export function FactList({ facts }: IFactListProps): React.JSX.Element {
  return (
    <dl className="jp-ImportRun-facts">
      {facts.map(([name, value]) => (
        <React.Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}
