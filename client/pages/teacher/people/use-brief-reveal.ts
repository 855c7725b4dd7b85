/** Shows a secret for a short time: a bystander who reads a rejoin code could take that seat. */
import { useEffect, useState } from 'preact/hooks';

/** How long a secret is shown. Milliseconds. */
const REVEAL_MS = 20_000;

/** @returns the secret that is shown, if any; and the function that shows another one, or hides it */
export function useBriefReveal<Value>(): [Value | null, (revealed: Value | null) => void] {
  const [revealed, reveal] = useState<Value | null>(null);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => reveal(null), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  return [revealed, reveal];
}
