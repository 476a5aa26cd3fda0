import * as React from 'react';

/**
 * Keep the keyboard in a box though what had it is disabled or taken away.
 *
 * It goes back to the element once that can be used again, else to the first that `others`
 * finds. Whoever clicks elsewhere is left alone.
 */
export function useKeptFocus(
  box: React.RefObject<HTMLElement>,
  others: string
): void {
  const last = React.useRef<HTMLElement | null>(null);

  React.useEffect(() => {
    const node = box.current;
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : null;
    };
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) {
        last.current = null;
      }
    };
    const onPointer = () => {
      last.current = null;
    };
    node?.addEventListener('focusin', onFocus);
    node?.addEventListener('focusout', onBlur);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      node?.removeEventListener('focusin', onFocus);
      node?.removeEventListener('focusout', onBlur);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, [box]);

  React.useEffect(() => {
    const { activeElement, body } = document;
    if (last.current === null || activeElement !== body) {
      return;
    }
    if (box.current?.contains(last.current)) {
      last.current.focus();
    } else {
      box.current?.querySelector<HTMLElement>(others)?.focus();
    }
  });
}
