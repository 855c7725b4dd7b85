/** Slow uploads hold a class's places only while nobody else needs them. */
import { once } from 'node:events';
import { type ClientRequest, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request, Response } from 'express';
import { afterEach, expect, it } from 'vitest';
import { CONCURRENT_UPLOADS_PER_CLASS_MAX, UPLOAD_SLOT_MS } from '#server/base/limits.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { UploadSlots } from './uploads.ts';

const clock = { now: 0 };
const slots = new UploadSlots(() => clock.now);
const opened: ClientRequest[] = [];
const server = createServer((incoming, response) => {
  const isTaken = slots.tryAcquire('lions' as ClassroomId, incoming as Request, response as unknown as Response);
  response.writeHead(isTaken ? 200 : 503).flushHeaders();
  incoming.on('end', () => response.end());
  incoming.on('error', () => undefined);
  incoming.resume();
});

afterEach(() => {
  for (const each of opened.splice(0)) each.destroy();
  server.closeAllConnections();
  server.close();
});

/** An upload of which half has come. @returns the status, and what becomes of it */
async function slowUpload(): Promise<{ status: number | undefined; ended: Promise<unknown> }> {
  const { port } = server.address() as AddressInfo;
  const upload = httpRequest({ port, method: 'POST', headers: { 'content-length': 100 } });
  opened.push(upload);
  upload.on('error', () => undefined);
  upload.write('x'.repeat(50));
  const [response] = await once(upload, 'response');
  response.on('error', () => undefined);
  return { status: response.statusCode, ended: once(upload, 'close') };
}

// Proves I31.
it('the oldest is ended for a new one, once it has had its time', async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const slow = [];
  for (let count = 0; count < CONCURRENT_UPLOADS_PER_CLASS_MAX; count += 1) slow.push(await slowUpload());
  expect(slow.map(({ status }) => status)).toEqual(slow.map(() => 200));
  clock.now += UPLOAD_SLOT_MS - 1;
  expect((await slowUpload()).status).toBe(503);
  clock.now += 1;
  expect((await slowUpload()).status).toBe(200);
  await slow[0]?.ended;
  // The next one ends the second; the newest has its time.
  expect((await slowUpload()).status).toBe(200);
  await slow[1]?.ended;
  expect((await slowUpload()).status).toBe(503);
});
