/** Dates in the time zone of the browser that asks. */
import type { Request } from 'express';
import { RequestRefused } from '#server/base/request-refused.ts';

const MINUTE_MS = 60_000;
/** No time zone is further from UTC. Minutes. */
const OFFSET_MAX = 24 * 60;

/**
 * As YYYY-MM-DD HH:MM. The request's query has `offset`, minutes as `getTimezoneOffset` gives them.
 * @param at ms since 1970 @throws {RequestRefused} 'bad-request'
 */
export function offsetDate({ query }: Request, at: number): string {
  const offset = Number(query.offset ?? 0);
  if (!Number.isInteger(offset) || Math.abs(offset) > OFFSET_MAX) throw new RequestRefused('bad-request');
  return new Date(at - offset * MINUTE_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
}
