/** Whether a tile's board was solved a moment ago. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TileFacts } from '#client/wall/draw/wall-tiles.ts';

/** Milliseconds. */
const CELEBRATION_MS = 5_000;

/** A board that was solved before the page saw it unsolved is no news. */
export function useNewlySolved({ isLoaded, isSolved }: Pick<TileFacts, 'isLoaded' | 'isSolved'>): boolean {
  const wasUnsolved = useRef(false);
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const isNewly = isLoaded && isSolved && wasUnsolved.current;
    wasUnsolved.current = isLoaded && !isSolved;
    setNew(isNewly);
    if (!isNewly) return;
    const timer = setTimeout(() => setNew(false), CELEBRATION_MS);
    return () => clearTimeout(timer);
  }, [isLoaded, isSolved]);
  return isNew;
}
