/**
 * Building blocks for schemas of JSON from outside, beside valibot's own. They only check: they neither convert values nor fill in defaults,
 * so a value that passes `is` is exactly what was sent.
 */
import * as v from 'valibot';
import { PERSON_ID_LENGTH } from '#shared/limits.ts';

/** A schema that leaves values unchanged. */
export type Schema<Value> = v.GenericSchema<Value>;

/** An object with these keys and no others. Refuses arrays: valibot accepts them if all keys are optional. */
export function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const strict = v.strictObject(entries);
  return v.pipe(
    v.custom<v.InferInput<typeof strict>>((value) => !Array.isArray(value)),
    strict,
  );
}

/** An array of `minimum` to `maximum` items. */
export function list<const Item extends v.GenericSchema>(item: Item, minimum: number, maximum: number) {
  return v.pipe(v.array(item), v.minLength(minimum), v.maxLength(maximum));
}

/** Such an array in which no item stands twice: numbers or texts. */
export function uniqueList<const Item extends v.GenericSchema>(item: Item, minimum: number, maximum: number) {
  return v.pipe(
    list(item, minimum, maximum),
    v.check((items) => new Set(items).size === items.length),
  );
}

/** An integer from `minimum` to `maximum`. */
export function integer(minimum: number, maximum: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));
}

/** A text of `minimum` to `maximum` code points: an astral character counts once, though it takes two units. */
export function text(minimum: number, maximum: number) {
  const isWithin = (value: string) => {
    if (value.length > maximum * 2) return false;
    const length = [...value].length;
    return minimum <= length && length <= maximum;
  };
  return v.pipe(v.string(), v.check(isWithin));
}

/** A text of exactly the characters of a PersonId. */
export const PersonIdText = v.pipe(v.string(), v.regex(new RegExp(`^[\\w-]{${PERSON_ID_LENGTH}}$`)));

/** The number of a board in its classroom. */
export const BoardNumber = integer(1, 1_000_000);

/** A text that matches the pattern. The pattern must begin with ^ and end with $. */
export function matching(pattern: RegExp) {
  return v.pipe(v.string(), v.regex(pattern));
}
