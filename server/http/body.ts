/** Request bodies, checked against their schema. */
import type { Request } from 'express';
import { is } from 'valibot';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { Schema } from '#shared/protocol/schema-parts.ts';

/** @throws {RequestRefused} 'bad-request' */
export function parseBody<Body>(shape: Schema<Body>, request: Request): Body {
  const body: unknown = request.body;
  if (!is(shape, body)) throw new RequestRefused('bad-request');
  return body;
}
