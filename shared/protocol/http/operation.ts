/**
 * The name of one operation: a press in a page, however often its request is sent. `page` is a random number of the page that counts,
 * `counter` its count. It stands as `operation` in a JSON body, in a form's field, or as JSON in the query of a DELETE.
 */
import type * as v from 'valibot';
import { integer, object } from '#shared/protocol/schema-parts.ts';

export const Operation = object({
  page: integer(1, 0xffff_ffff),
  counter: integer(1, Number.MAX_SAFE_INTEGER),
});
export type Operation = v.InferOutput<typeof Operation>;
