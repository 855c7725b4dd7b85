/**
 * The focus where it was, when what had it is gone: a row of a list that was dealt with hands it to the row that stands there now. Without
 * this it would fall to the page's beginning, and whoever plays by keys or listens would begin anew after each press.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const CONTROLS = 'button:not(:disabled), a[href], input, select, textarea';

interface FocusedControl {
  readonly control: Element;
  readonly list: Element | null;
  readonly index: number;
}

/**
 * Looks after every drawing of whoever uses it.
 * @param within the controls that may go
 * @param fallback what has the focus where no row is left; it must take it, as a heading does with a tabIndex of -1
 */
export function useRestoreFocus(
  within: RefObject<HTMLElement | null>,
  fallback: () => HTMLElement | null | undefined,
): void {
  const lastFocused = useRef<FocusedControl | null>(null);
  useEffect(() => {
    const container = within.current;
    if (container === null) return;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const item = target.closest('li');
      const list = item?.parentElement ?? null;
      lastFocused.current = {
        control: target,
        list,
        index: item === null ? 0 : [...(list?.children ?? [])].indexOf(item),
      };
    };
    container.addEventListener('focusin', remember);
    return () => container.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    const { control, list, index } = lastFocused.current ?? {};
    // Who pressed beside everything has put the focus away, and what had it still stands.
    if (control === undefined || control.isConnected) return;
    lastFocused.current = null;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement.tagName !== 'DIALOG') return;
    const rows = list?.isConnected === true ? list.children : null;
    const row = rows?.[Math.min(index ?? 0, rows.length - 1)];
    (row?.querySelector<HTMLElement>(CONTROLS) ?? fallback())?.focus();
  });
}
