/** Bodies of requests: of the shape asked for, or refused. */
import type { Request } from 'express';
import { is } from 'valibot';
import type { Shape } from '../../shared/protocol/shape.ts';
import { Refused } from './answers.ts';

/** @throws Refused 'bad-request' */
export function bodyOf<Body>(shape: Shape<Body>, request: Request): Body {
  const body: unknown = request.body;
  if (!is(shape, body)) throw new Refused('bad-request');
  return body;
}
