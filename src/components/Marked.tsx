import * as React from 'react';

import { matchOf } from '../model/matchNames';
import { visibleText } from '../text/format';

export interface IMarkedProps {
  text: string;
  query: string;
}

/** A text of others, the first place in bold where the query is. */
export function Marked({ query, text }: IMarkedProps): React.JSX.Element {
  const [begin, end] = matchOf(text, query) ?? [0, 0];
  return begin === end ? (
    <>{visibleText(text)}</>
  ) : (
    <>
      {visibleText(text.slice(0, begin))}
      <b>{visibleText(text.slice(begin, end))}</b>
      {visibleText(text.slice(end))}
    </>
  );
}
