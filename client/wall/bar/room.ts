/** How much of how the wall is arranged has room in one row of its bar. By the bar's own width: the chat may stand beside it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** `some`: what is used most, and the rest in a menu; `little`: all but what is pressed again and again is in that menu. */
export type BarRoom = 'all' | 'some' | 'little';

/** Least widths, as the longer language needs them. CSS pixels; `wall.css` leaves words out by the same width. */
const ALL_PX = 900;
/** Where it tells who is not here yet, too. */
const ALL_WITH_MISSING_PX = 990;
const SOME_PX = 740;

export function useBarRoom(bar: RefObject<HTMLElement | null>, tellsMissing: boolean): BarRoom {
  const [room, setRoom] = useState<BarRoom>('all');
  useLayoutEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const look = () => setRoom(roomIn(current.offsetWidth, tellsMissing ? ALL_WITH_MISSING_PX : ALL_PX));
    look();
    const sized = new ResizeObserver(look);
    sized.observe(current);
    return () => sized.disconnect();
  }, [bar, tellsMissing]);
  return room;
}

function roomIn(width: number, all: number): BarRoom {
  if (width >= all) return 'all';
  return width >= SOME_PX ? 'some' : 'little';
}
