/** Bodies of requests: of the shape asked for, or refused. */
import type { Request } from 'express';
import { Refused } from './answers.ts';

/** @throws Refused 'bad-request' */
export function bodyOf<Shape>(shape: { Check(value: unknown): value is Shape }, request: Request): Shape {
  const body: unknown = request.body;
  if (!shape.Check(body)) throw new Refused('bad-request');
  return body;
}
