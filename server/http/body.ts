/** Bodies of requests: of the shape asked for, or refused. */
import type { Request } from 'express';
import { is } from 'valibot';
import type { Schema } from '#shared/protocol/schema-parts.ts';
import { RequestRefused } from './error-handler.ts';

/** @throws Refused 'bad-request' */
export function parseBody<Body>(shape: Schema<Body>, request: Request): Body {
  const body: unknown = request.body;
  if (!is(shape, body)) throw new RequestRefused('bad-request');
  return body;
}
