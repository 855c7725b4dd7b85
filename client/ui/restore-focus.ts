/**
 * Restores the focus when the focused control is removed: a list row that disappears passes it to the row in its place. Otherwise
 * it would move to the start of the page, and a keyboard or screen-reader user would begin again after each press.
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
 * Checks after every render of the component that uses it.
 * @param within the element whose controls may disappear
 * @param fallback gets the focus where no row is left; it must be focusable, as a heading with a tabIndex of -1 is
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
    // A control that is still there has lost the focus to a press elsewhere.
    if (control === undefined || control.isConnected) return;
    lastFocused.current = null;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement.tagName !== 'DIALOG') return;
    const rows = list?.isConnected === true ? list.children : null;
    const row = rows?.[Math.min(index ?? 0, rows.length - 1)];
    (row?.querySelector<HTMLElement>(CONTROLS) ?? fallback())?.focus();
  });
}
