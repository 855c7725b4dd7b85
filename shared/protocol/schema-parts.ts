/**
 * What the shapes of JSON from outside are made of, beside valibot's own parts. They only check: nothing is turned into something else and
 * nothing is filled in, so what `is` lets through is what was sent.
 */
import * as v from 'valibot';

/** The shape of a value that stays as it came. */
export type Schema<Value> = v.GenericSchema<Value>;

/** These keys and no others. An array is refused whatever the keys: where all may be missing, valibot would take one for an object. */
export function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const strict = v.strictObject(entries);
  return v.pipe(
    v.custom<v.InferInput<typeof strict>>((value) => !Array.isArray(value)),
    strict,
  );
}

/** From `least` to `most` things of this shape. */
export function list<const Item extends v.GenericSchema>(item: Item, least: number, most: number) {
  return v.pipe(v.array(item), v.minLength(least), v.maxLength(most));
}

/** An integer from `least` to `most`. */
export function integer(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** From `least` to `most` code points: an astral sign is one, though it takes two units. */
export function text(least: number, most: number) {
  const isWithin = (value: string) => {
    if (value.length > most * 2) return false;
    const length = [...value].length;
    return least <= length && length <= most;
  };
  return v.pipe(v.string(), v.check(isWithin));
}

/** Text of which the pattern, from ^ to $, says every sign. */
export function matching(pattern: RegExp) {
  return v.pipe(v.string(), v.regex(pattern));
}
