/** A rejoin code stands in sight for a moment: whoever reads one over her shoulder could take that seat. */
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds. */
const REVEAL_MS = 20_000;

/** What is shown now; and what shows something else. */
export function useBriefReveal<Value>(): [Value | null, (revealed: Value | null) => void] {
  const [revealed, reveal] = useState<Value | null>(null);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => reveal(null), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  return [revealed, reveal];
}
