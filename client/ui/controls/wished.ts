/** What somebody chooses for the whole class: shown at once, so that it does not jump back while the class is asked. */
import { useEffect, useState } from 'preact/hooks';

/**
 * @param said how it stands, as the class says; what it says anew counts from then on
 * @param ask answers whether it was done; refused, it is shown as it stands
 * @returns what to show, and what to call with a choice
 */
export function useWished<Value>(
  said: Value,
  ask: (value: Value) => Promise<boolean>,
): [shown: Value, choose: (value: Value) => void] {
  const [wished, wish] = useState<{ readonly value: Value } | null>(null);
  useEffect(() => wish(null), [said]);
  return [
    wished === null ? said : wished.value,
    (value) => {
      const own = { value };
      wish(own);
      void ask(value).then((isDone) => {
        // Something else may have been chosen since.
        if (!isDone) wish((now) => (now === own ? null : now));
      });
    },
  ];
}
