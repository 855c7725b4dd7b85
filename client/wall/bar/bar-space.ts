/** How many of the wall's controls fit into one row of its bar. Measured by the bar's own width: the chat may be open beside it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** `some`: the most used controls, the rest in a menu; `little`: all but "Sort again" in that menu. */
export type BarSpace = 'all' | 'some' | 'little';

/** Least widths for the longer language. CSS pixels; `wall-bar.css` leaves words out at the same width. */
const ALL_PX = 900;
/** With the list of students who are not here yet. */
const ALL_WITH_MISSING_PX = 990;
const SOME_PX = 740;

export function useBarSpace(bar: RefObject<HTMLElement | null>, listsMissing: boolean): BarSpace {
  const [space, setSpace] = useState<BarSpace>('all');
  useLayoutEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const measure = () => setSpace(spaceIn(current.offsetWidth, listsMissing ? ALL_WITH_MISSING_PX : ALL_PX));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [bar, listsMissing]);
  return space;
}

function spaceIn(width: number, all: number): BarSpace {
  if (width >= all) return 'all';
  return width >= SOME_PX ? 'some' : 'little';
}
