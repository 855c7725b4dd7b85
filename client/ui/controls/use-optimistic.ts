/** What somebody chooses for the whole class: shown at once, so that it does not jump back while the class is asked. */
import { useEffect, useState } from 'preact/hooks';

/**
 * @param confirmed how it stands, as the class says; what it says anew counts from then on
 * @param request answers whether it was done; refused, it is shown as it stands
 * @returns what to show, and what to call with a choice
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
        // Something else may have been chosen since.
        if (!isDone) setPending((current) => (current === choice ? null : current));
      });
    },
  ];
}
