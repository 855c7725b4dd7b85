/** The scroll position of the message list: it stays at the end while the reader is there, and stays put while older pages load above. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

/** Closer to the end counts as at the end. Pixels. */
const AT_END_PX = 48;
/** Closer to the beginning loads older messages. Pixels. */
const NEAR_BEGINNING_PX = 400;

interface ListScrollOptions {
  readonly messages: readonly MessageView[];
  /** Changes whenever this page's own pending messages do. */
  readonly pending: unknown;
  readonly hasOlder: boolean;
  readonly onNearBeginning: () => void;
}

interface ListScroll {
  /** Messages that arrived below the visible part. */
  readonly newBelow: number;
  readonly onScroll: () => void;
  readonly scrollToEnd: () => void;
}

export function useListScroll(scroller: RefObject<HTMLElement | null>, options: ListScrollOptions): ListScroll {
  const { messages, pending, hasOlder, onNearBeginning } = options;
  /** The reader is at the end, or this many pixels above the end of the content. */
  const anchor = useRef({ isAtEnd: true, fromEnd: 0, top: 0, first: 0, last: 0 });
  const [newBelow, setNewBelow] = useState(0);
  const first = messages[0]?.number ?? 0;
  const last = messages.at(-1)?.number ?? 0;

  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const before = anchor.current;
    // Older messages above must not move the visible ones: the distance to the end stays.
    if (before.first !== 0 && first < before.first) list.scrollTop = list.scrollHeight - before.fromEnd;
    else if (before.isAtEnd) list.scrollTop = list.scrollHeight;
    else if (last > before.last && before.last !== 0)
      setNewBelow(
        (count) => count + messages.filter(({ number, kind }) => number > before.last && kind === 'posted').length,
      );
    anchor.current = { ...anchor.current, first, last, fromEnd: list.scrollHeight - list.scrollTop };
    // The list is taller than the loaded messages: load more at once.
    if (hasOlder && list.scrollHeight <= list.clientHeight + NEAR_BEGINNING_PX) onNearBeginning();
  }, [messages, pending]);

  // The composer grows or a keyboard opens: a reader at the end stays at the end.
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const observer = new ResizeObserver(() => {
      if (anchor.current.isAtEnd) list.scrollTop = list.scrollHeight;
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, []);

  return {
    newBelow,
    onScroll: () => {
      const list = scroller.current;
      if (list === null) return;
      const fromEnd = list.scrollHeight - list.scrollTop;
      anchor.current.fromEnd = fromEnd;
      // The event of our own scrolling may come after more was added below: only a reader who scrolls up leaves the end.
      const isUp = list.scrollTop < anchor.current.top;
      anchor.current.top = list.scrollTop;
      if (fromEnd - list.clientHeight < AT_END_PX) anchor.current.isAtEnd = true;
      else if (isUp) anchor.current.isAtEnd = false;
      if (anchor.current.isAtEnd) setNewBelow(0);
      if (list.scrollTop < NEAR_BEGINNING_PX && hasOlder) onNearBeginning();
    },
    scrollToEnd: () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }),
  };
}
