import * as React from 'react';

/** Say how high what is in `box` is, now and whenever that changes. */
export function useHeight(
  box: React.RefObject<HTMLElement>,
  onHeight: (pixels: number) => void
): void {
  React.useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      onHeight(entry.contentRect.height);
    });
    if (box.current !== null) {
      observer.observe(box.current);
    }
    return () => {
      observer.disconnect();
    };
  }, [box, onHeight]);
}
