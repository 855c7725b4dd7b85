import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { SOCKETS_PER_ADDRESS_MAX } from '#server/base/limits.ts';
import { ConnectionLimiter } from './connection-limiter.ts';

const request = {} as IncomingMessage;

test('an address has only so many connections open, and an ended one makes room', () => {
  let address = '10.0.0.1';
  const limiter = new ConnectionLimiter(() => address);
  const ends = Array.from({ length: SOCKETS_PER_ADDRESS_MAX }, () => limiter.track(request));
  expect(limiter.admit(request)).toBe(false);
  address = '10.0.0.2';
  expect(limiter.admit(request)).toBe(true);
  address = '10.0.0.1';
  ends[0]?.();
  expect(limiter.admit(request)).toBe(true);
});
