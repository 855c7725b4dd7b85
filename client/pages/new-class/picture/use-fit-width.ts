/** The width of a picture drawn as large as its container allows. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * @param ratio width divided by height
 * @returns CSS pixels; 0 until the container is measured
 */
export function useFitWidth(container: RefObject<HTMLElement | null>, ratio: number): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = container.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => {
      const { width: across, height: down } = contentSize(target);
      setWidth(Math.floor(Math.min(across, down * ratio)));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [container, ratio]);
  return width;
}

/** The space inside its padding. */
function contentSize(target: HTMLElement): { readonly width: number; readonly height: number } {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(target);
  return {
    width: target.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
    height: target.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom),
  };
}
