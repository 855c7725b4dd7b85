/** How wide a picture is drawn: as large as its place allows, whatever shape either has. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** CSS pixels; 0 until the place is measured. @param ratio width by height */
export function useFit(place: RefObject<HTMLElement | null>, ratio: number): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const watching = new ResizeObserver(() => {
      const { width: across, height: down } = inner(target);
      setWidth(Math.floor(Math.min(across, down * ratio)));
    });
    watching.observe(target);
    return () => watching.disconnect();
  }, [place, ratio]);
  return width;
}

/** The space inside its padding. */
function inner(target: HTMLElement): { readonly width: number; readonly height: number } {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(target);
  return {
    width: target.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
    height: target.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom),
  };
}
