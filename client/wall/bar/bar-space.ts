/** How much of how the wall is arranged has room in one row of its bar. By the bar's own width: the chat may stand beside it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** `some`: what is used most, and the rest in a menu; `little`: all but what is pressed again and again is in that menu. */
export type BarSpace = 'all' | 'some' | 'little';

/** Least widths, as the longer language needs them. CSS pixels; `wall-grid.css` leaves words out by the same width. */
const ALL_PX = 900;
/** Where it tells who is not here yet, too. */
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
