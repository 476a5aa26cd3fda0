import * as React from 'react';

export interface IWindowedRowsProps extends Pick<
  React.HTMLAttributes<HTMLDivElement>,
  'aria-label' | 'aria-labelledby' | 'className' | 'id' | 'role'
> {
  count: number;
  /** Pixels. */
  rowHeight: number;
  /** Pixels; of more rows, those in sight are drawn. */
  maxHeight: number;
  /** This row is kept in sight. */
  activeIndex?: number;
  children: (index: number) => React.ReactNode;
}

/** Rows that are drawn above and below those in sight. */
const MARGIN = 8;

/** A list of rows of one height, of which only those in sight are drawn. */
export function WindowedRows(props: IWindowedRowsProps): React.JSX.Element {
  const { activeIndex, children, count, maxHeight, rowHeight, ...rest } = props;
  const box = React.useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = React.useState(0);
  const height = Math.min(count * rowHeight, maxHeight);

  React.useLayoutEffect(() => {
    if (box.current !== null && activeIndex !== undefined) {
      const top = activeIndex * rowHeight;
      const { scrollTop } = box.current;
      if (top < scrollTop) {
        box.current.scrollTop = top;
      } else if (top + rowHeight > scrollTop + height) {
        box.current.scrollTop = top + rowHeight - height;
      }
    }
  }, [activeIndex, height, rowHeight]);

  const first = Math.max(0, Math.floor(scroll / rowHeight) - MARGIN);
  const last = Math.min(
    count,
    Math.ceil((scroll + height) / rowHeight) + MARGIN
  );
  return (
    <div
      {...rest}
      ref={box}
      style={{ maxHeight, overflow: 'hidden auto' }}
      onScroll={event => {
        setScroll(event.currentTarget.scrollTop);
      }}
    >
      <div
        role="presentation"
        style={{
          paddingTop: first * rowHeight,
          paddingBottom: (count - last) * rowHeight
        }}
      >
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) =>
          children(first + offset)
        )}
      </div>
    </div>
  );
}
