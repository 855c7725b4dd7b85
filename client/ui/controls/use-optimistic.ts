/** Shows a choice at once, before the server confirms it. */
import { useEffect, useState } from 'preact/hooks';

/**
 * @param confirmed the value of the server's latest view; a new one replaces a pending choice
 * @param request sends a choice and resolves to whether it was accepted; after a refusal `confirmed` is shown again
 * @returns the value to show, and the function to call with a choice
 */
export function useOptimistic<Value>(
  confirmed: Value,
  request: (value: Value) => Promise<boolean>,
): [shown: Value, choose: (value: Value) => void] {
  const [pending, setPending] = useState<{ readonly value: Value } | null>(null);
  useEffect(() => setPending(null), [confirmed]);
  return [
    pending === null ? confirmed : pending.value,
    (value) => {
      const choice = { value };
      setPending(choice);
      void request(value).then((isDone) => {
        // A later choice stays pending.
        if (!isDone) setPending((current) => (current === choice ? null : current));
      });
    },
  ];
}
