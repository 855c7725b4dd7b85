/** The size of the wall's tiles: as large as fit. A new tile takes a free cell; without one, tiles shrink once the pointer is elsewhere. */
import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { layoutTiles, type TileLayout, type TileSize } from '#client/wall/arrangement/tile-layout.ts';

/** Up to three boards use all the room. From the fourth on tiles are no larger than if there were this many: students join one by one. */
const FEW_TILES = 3;
const TILES_NEXT = 6;

interface LayoutRequest {
  readonly count: number;
  readonly aspect: number;
  readonly size: TileSize;
}

export function useTileLayout(nav: RefObject<HTMLElement | null>, { count, aspect, size }: LayoutRequest): TileLayout {
  const [space, setSpace] = useState({ width: 0, height: 0 });
  const [basis, setBasis] = useState(0);
  const [isPointerOver, setPointerOver] = useState(false);
  useEffect(() => {
    const element = nav.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setSpace({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    const enter = () => setPointerOver(true);
    const leave = () => setPointerOver(false);
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    return () => {
      observer.disconnect();
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
    };
  }, []);
  const layout = useMemo(
    () => layoutTiles({ count: Math.max(1, basis), aspect, size, ...space }),
    [basis, aspect, size, space],
  );
  const neededTiles = count <= FEW_TILES ? count : Math.max(TILES_NEXT, count);
  useEffect(() => {
    const isFull = neededTiles > Math.max(basis, layout.capacity) || neededTiles < basis / 2;
    if (basis === 0 || (isFull && !isPointerOver)) setBasis(neededTiles);
  }, [neededTiles, basis, layout, isPointerOver]);
  return layout;
}
