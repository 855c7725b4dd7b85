/** A store whose failures are counted by their codes, for the operator's metrics. */
import type { Tally } from '#server/base/tally.ts';
import { StoreError } from './error.ts';
import type { Store } from './port.ts';

export function countFailures(store: Store, failures: Tally): Store {
  const count = (error: unknown) => failures.count(error instanceof StoreError ? error.code : 'other');
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args);
        // The caller still gets the failure.
        if (result instanceof Promise) result.catch(count);
        return result;
      };
    },
  });
}
