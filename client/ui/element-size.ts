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
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, size };
}
