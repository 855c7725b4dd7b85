/** Reports to the live wall which tiles are in view. */
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { TileSource } from '#client/wall/draw/wall-tiles.ts';
import type { BoardNumber } from '#shared/ids.ts';

export function useVisibleTiles(
  nav: RefObject<HTMLElement | null>,
  live: TileSource,
  order: readonly BoardNumber[],
): void {
  const visible = useMemo(() => new Set<BoardNumber>(), [live]);
  const key = order.join(' ');
  useEffect(() => {
    const root = nav.current;
    if (root === null) return;
    const present = new Set(order);
    for (const board of visible) {
      if (present.has(board)) continue;
      visible.delete(board);
      live.setVisible(board, false);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const board = Number((target as HTMLElement).dataset['board']);
          if (isIntersecting) visible.add(board);
          else visible.delete(board);
          live.setVisible(board, isIntersecting);
        }
      },
      { root },
    );
    for (const tile of root.querySelectorAll('[data-board]')) observer.observe(tile);
    return () => observer.disconnect();
  }, [live, key]);
}
