/** A server that is killed while it carries out an unsafe request: sent again after the restart, the request has made one thing. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { type Answered, send, UNSAFE_ROUTES } from './unsafe-requests.ts';

const KILLS = 6;
/** Each kill is followed by a start, and a request is measured before the first. Milliseconds. */
const TIMEOUT_MS = 240_000;
const OPERATION = { page: 7, counter: 1 };

const server = await serverProcessPerFile();
const makers = UNSAFE_ROUTES.filter(({ isOverRestart }) => isOverRestart).map(
  (row) => [`${row.route}${row.as === undefined ? '' : `, ${row.as}`}`, row] as const,
);

// Proves I16.
it.for(makers)('%s', { timeout: TIMEOUT_MS }, async ([, { route, prepare }], { skip, task }) => {
  leaveToAll({ skip }, /classrooms$|typed|text/.test(task.name));
  const measured = await prepare(server.origin);
  const startedAt = performance.now();
  await send(server.origin, route, measured, OPERATION);
  // It comes near to the moment of the answer: between making the thing and saving who has made it.
  let killAfter = performance.now() - startedAt;
  let unanswered = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const request = await prepare(server.origin);
    const first: Promise<Answered | null> = send(server.origin, route, request, OPERATION).catch(() => null);
    await wait(killAfter);
    await server.kill();
    const answer = await first;
    if (answer === null) unanswered += 1;
    killAfter *= answer === null ? 1.25 : 0.6;
    await server.start();
    const again = await send(server.origin, route, request, OPERATION);
    expect(again.body.ok, JSON.stringify(again.body)).toBe(true);
    if (answer !== null) expect(again.body).toEqual(answer.body);
    expect(await request.made(again)).toEqual(request.makes);
  }
  expect(unanswered).toBeGreaterThan(0);
});
