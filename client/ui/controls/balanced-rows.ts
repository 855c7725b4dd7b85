/** Lays a row of choices out in as many equal columns as their words need, so that no choice is left alone in the last row. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A longer label wraps. CSS pixels. */
const LABEL_WIDTH_MAX = 104;
/** Of more choices, one alone in the last of many rows is better than all of them in one column. */
const FEW_MAX = 12;

/**
 * @param most columns that there is room for
 * @returns the most columns that do not leave one alone in a row; where each number above 1 does, 1 for a few choices
 */
export function balancedColumns(count: number, most: number): number {
  const rows = Math.ceil(count / Math.max(1, most));
  const even = Math.ceil(count / rows);
  let columns = even;
  while (columns > 1 && count % columns === 1) columns -= 1;
  return columns === 1 && count > FEW_MAX ? even : columns;
}

/**
 * @param labels the words of the choices; another language or another list is laid out again
 * @param preferred as many columns where the longest words fit in them, in every language
 */
export function useBalancedRows(labels: readonly string[], preferred = 0): RefObject<HTMLDivElement | null> {
  const rows = useRef<HTMLDivElement>(null);
  const key = labels.join('\n');
  useLayoutEffect(() => {
    const element = rows.current;
    if (element === null) return;
    let width = 0;
    const layOut = () => {
      if (element.clientWidth === width) return;
      const most = columnsThatFit(element, labels.length);
      const columns =
        preferred > 0 && preferred <= most.broken ? preferred : balancedColumns(labels.length, most.whole);
      element.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
      width = element.clientWidth;
    };
    layOut();
    const observer = new ResizeObserver(layOut);
    observer.observe(element);
    return () => observer.disconnect();
  }, [key, preferred]);
  return rows;
}

/** How many columns there is room for: with labels that stay whole if they are short, and with labels broken between words. */
function columnsThatFit(element: HTMLElement, count: number): { readonly whole: number; readonly broken: number } {
  const widest = (column: string): number => {
    element.style.gridTemplateColumns = `repeat(${count}, ${column})`;
    return Math.max(...[...element.children].map((child) => child.getBoundingClientRect().width));
  };
  const broken = widest('min-content');
  const whole = Math.max(broken, Math.min(LABEL_WIDTH_MAX, widest('max-content')));
  element.style.gridTemplateColumns = `repeat(${count}, minmax(0, 1fr))`;
  const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
  const columnsOf = (width: number) => Math.floor((element.clientWidth + gap) / (width + gap));
  return { whole: columnsOf(whole), broken: columnsOf(broken) };
}
