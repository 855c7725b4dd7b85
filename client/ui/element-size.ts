/** The inner size of an element, as long as it is there. */
import { useEffect, useState } from 'preact/hooks';

/** CSS pixels. */
interface ElementSize {
  readonly width: number;
  readonly height: number;
}

const NO_SIZE: ElementSize = { width: 0, height: 0 };

/** @param atFirst until the element is measured @returns `ref` for the element, which may come later and go */
export function useElementSize<Measured extends HTMLElement>(atFirst = NO_SIZE) {
  const [element, setElement] = useState<Measured | null>(null);
  const [size, setSize] = useState(atFirst);
  useSizes(element, setSize);
  return { ref: setElement, size };
}

/** @returns an element's longer side, CSS pixels; 0: it was not laid out yet */
export function useShownSide(element: HTMLElement | null): number {
  const [side, setSide] = useState(0);
  // One that is taken off the page stays as large as it was.
  useSizes(element, ({ width, height }) => setSide((before) => Math.max(width, height) || before));
  return side;
}

function useSizes(element: HTMLElement | null, onSize: (size: ElementSize) => void): void {
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => onSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
}
