/** A state that should be short: a page says more once it lasts. */
import { useEffect, useState } from 'preact/hooks';

/** True once `isWaiting` has held for this long without a break. @param ms the same in every render */
export function useLongWait(isWaiting: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLong(true), ms);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isLong;
}
