/** A rejoin code stands in sight for a moment: whoever reads one over her shoulder could take that seat. */
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds. */
const SHOWN_MS = 20_000;

/** What is shown now; and what shows something else. */
export function useShownBriefly<Shown>(): [Shown | null, (shown: Shown | null) => void] {
  const [shown, show] = useState<Shown | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => show(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return [shown, show];
}
